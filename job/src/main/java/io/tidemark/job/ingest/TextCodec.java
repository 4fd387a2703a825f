package io.tidemark.job.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes texts as size and UTF-8, or one more than the size and 0 for {@code null}; sizes are varints. Makes no garbage of short
 * ASCII texts that it writes, nor of texts that it reads and {@link TextCache remembers}.
 */
final class TextCodec {

    /** Longest text that goes through the scratch, in bytes. */
    private static final int MAX_SCRATCH_BYTES = 1 << 10;

    private static final int MAX_ASCII = 0x7f;

    private final byte[] scratch = new byte[MAX_SCRATCH_BYTES];
    private final TextCache known = new TextCache();

    void write(String text, DataOutputView out) throws IOException {
        write(text, 0, out);
    }

    void writeNullable(String text, DataOutputView out) throws IOException {
        if (text == null) {
            out.writeByte(0);
        } else {
            write(text, 1, out);
        }
    }

    private void write(String text, int addend, DataOutputView out) throws IOException {
        byte[] bytes = scratch;
        int length = ascii(text);
        if (length < 0) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            length = bytes.length;
        }
        WireFormat.writeVarLong((long) length + addend, out);
        out.write(bytes, 0, length);
    }

    /** Fills the scratch; returns the length, or -1 when the text is too long or not ASCII. */
    private int ascii(String text) {
        int length = text.length();
        if (length > MAX_SCRATCH_BYTES) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > MAX_ASCII) {
                return -1;
            }
            scratch[i] = (byte) c;
        }
        return length;
    }

    String read(DataInputView in) throws IOException {
        return read(WireFormat.readSize(in), in);
    }

    String readNullable(DataInputView in) throws IOException {
        int size = WireFormat.readSize(in) - 1;
        return size < 0 ? null : read(size, in);
    }

    private String read(int size, DataInputView in) throws IOException {
        byte[] bytes = size > MAX_SCRATCH_BYTES ? new byte[size] : scratch;
        in.readFully(bytes, 0, size);
        return known.decode(bytes, size);
    }
}
