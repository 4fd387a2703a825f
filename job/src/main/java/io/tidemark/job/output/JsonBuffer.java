package io.tidemark.job.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the bytes of one JSON value, in UTF-8 and on one line; reused from record to record. Writes what Jackson's generator
 * writes as it comes, byte for byte, but makes no strings of numbers and encodes names and other words that come again and
 * again only once. Nobody checks that the calls make a value.
 */
public final class JsonBuffer {

    private static final int INITIAL_BYTES = 1024;
    /** Most words that are kept encoded; a pipeline has fewer. */
    private static final int MAX_WORDS = 4096;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final Map<String, byte[]> words = new HashMap<>();
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    void clear() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    public void beginObject() {
        append('{');
    }

    public void endObject() {
        append('}');
    }

    void beginArray() {
        append('[');
    }

    void endArray() {
        append(']');
    }

    /** Writes a comma unless this is the first item of an array. */
    void nextItem() {
        if (bytes[size - 1] != '[') {
            append(',');
        }
    }

    /** Writes a name of a member, and before it the comma that it needs; kept encoded as {@link #word} is. Its value comes next. */
    public JsonBuffer name(String name) {
        if (bytes[size - 1] != '{') {
            append(',');
        }
        word(name);
        append(':');
        return this;
    }

    /** Writes a text that comes again and again, such as a window's name. */
    public void word(String word) {
        byte[] encoded = words.get(word);
        if (encoded == null) {
            int start = size;
            text(word);
            if (words.size() < MAX_WORDS) {
                words.put(word, Arrays.copyOfRange(bytes, start, size));
            }
        } else {
            raw(encoded);
        }
    }

    /** Writes a text. */
    public void text(String text) {
        size = JsonTexts.write(text, reserve(JsonTexts.maxBytes(text)), size);
    }

    /** Writes a value that is JSON already. */
    public void json(String json) {
        int length = json.length();
        byte[] target = reserve(length);
        for (int i = 0; i < length; i++) {
            char c = json.charAt(i);
            if (c >= 0x80) {
                raw(json.getBytes(StandardCharsets.UTF_8));
                return;
            }
            target[size + i] = (byte) c;
        }
        size += length;
    }

    public void number(long number) {
        size = JsonNumbers.write(number, reserve(JsonNumbers.MAX_BYTES), size);
    }

    /** Writes a number as {@link Double#toString(double)} does; {@code null} for NaN and the infinities, which JSON lacks. */
    public void number(double number) {
        if (Double.isFinite(number)) {
            size = JsonNumbers.write(number, reserve(JsonNumbers.MAX_BYTES), size);
        } else {
            nothing();
        }
    }

    public void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    /** Writes {@code null}. */
    public void nothing() {
        raw(NULL);
    }

    private void append(char ascii) {
        reserve(1)[size++] = (byte) ascii;
    }

    private void raw(byte[] encoded) {
        System.arraycopy(encoded, 0, reserve(encoded.length), size, encoded.length);
        size += encoded.length;
    }

    /** The bytes, with room for so many more. */
    private byte[] reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
        return bytes;
    }
}
