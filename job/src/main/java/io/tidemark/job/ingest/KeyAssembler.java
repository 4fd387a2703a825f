package io.tidemark.job.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes an event's key from the content at the key's paths: canonical JSON text such as <code>{"service":"chat"}</code>.
 *
 * <p>Keys come again and again, and most values stand in the record as they do in the key. Then the key is put together of
 * bytes, and the string of a known one is found.
 */
final class KeyAssembler {

    /** Longest key, in characters: it is part of every result, twice in Kafka, and a broker takes only so much. */
    private static final int MAX_KEY_CHARS = 16 << 10;

    private static final String[] NO_NAMES = {};

    /** Longest key that is put together of bytes. */
    private static final int MAX_KEY_BYTES = 1 << 10;

    private final String[] names;
    /** What stands before each value: name and colon, after a brace or a comma. */
    private final byte[][] prefixes;

    private final Slot[] slots;
    private final StringBuilder text = new StringBuilder();
    private final TextCache known = new TextCache();
    private final byte[] bytes = new byte[MAX_KEY_BYTES];

    private RejectionReason reason;
    private String problem;

    /**
     * @param slots of the names, in their order
     */
    KeyAssembler(List<String> names, Slot[] slots) {
        this.names = names.toArray(NO_NAMES);
        this.slots = slots;
        this.prefixes = new byte[slots.length][];
        for (int i = 0; i < slots.length; i++) {
            StringBuilder prefix = new StringBuilder(i == 0 ? "{" : ",");
            CanonicalJson.appendString(prefix, this.names[i]);
            prefixes[i] = prefix.append(':').toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The key, or {@code null} when there is none; then {@link #reason} and {@link #problem} say why. */
    String key() {
        int length = gather();
        return length < 0 ? assemble() : known.decode(bytes, length);
    }

    RejectionReason reason() {
        return reason;
    }

    String problem() {
        return problem;
    }

    /** Puts the key together of bytes; returns how many there are, or -1 when that is not possible. */
    private int gather() {
        int length = 0;
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            byte[] prefix = prefixes[i];
            if (!slot.isCanonical() || length + prefix.length + slot.byteCount() >= bytes.length) {
                return -1;
            }
            System.arraycopy(prefix, 0, bytes, length, prefix.length);
            length += prefix.length;
            slot.copyBytes(bytes, length);
            length += slot.byteCount();
        }
        if (length == 0) {
            return -1;
        }
        bytes[length] = '}';
        return length + 1;
    }

    private String assemble() {
        text.setLength(0);
        text.append('{');
        for (int i = 0; i < slots.length; i++) {
            String found = append(names[i], slots[i]);
            if (found != null) {
                reason = RejectionReason.MISSING_KEY;
                problem = "key field " + names[i] + ": " + found;
                return null;
            }
        }
        text.append('}');
        if (text.length() > MAX_KEY_CHARS) {
            reason = RejectionReason.MALFORMED;
            problem = "the key has " + text.length() + " characters, the limit is " + MAX_KEY_CHARS;
            return null;
        }
        return text.toString();
    }

    /** Appends a member of the key object; returns what is wrong with it, or {@code null}. */
    private String append(String name, Slot slot) {
        if (text.length() > 1) {
            text.append(',');
        }
        CanonicalJson.appendString(text, name);
        text.append(':');
        switch (slot.kind()) {
            case TEXT -> {
                if (slot.text().isEmpty()) {
                    return "empty";
                }
                CanonicalJson.appendString(text, slot.text());
            }
            case INTEGER -> text.append(slot.integer());
            case BOOLEAN -> text.append(slot.text());
            case DECIMAL -> {
                try {
                    text.append(slot.canonicalText());
                } catch (NumberFormatException e) {
                    return "the exponent is out of range in " + slot.describe();
                }
            }
            case ABSENT, NULL, STRUCTURE -> {
                return "expected text, a number or a boolean, found " + slot.describe();
            }
        }
        return null;
    }
}
