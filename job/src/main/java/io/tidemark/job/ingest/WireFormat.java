package io.tidemark.job.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Building blocks of the serializers: sizes in 7-bit groups, lowest first, and byte strings behind their size. */
final class WireFormat {

    private static final int GROUP_BITS = 7;
    private static final int GROUP_MASK = 0x7f;
    private static final int MORE = 0x80;

    private WireFormat() {}

    /** Writes a number that is seldom large; negative ones take ten bytes. */
    static void writeVarLong(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~GROUP_MASK) != 0) {
            out.writeByte((int) (rest & GROUP_MASK) | MORE);
            rest >>>= GROUP_BITS;
        }
        out.writeByte((int) rest);
    }

    static long readVarLong(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
            byte group = in.readByte();
            value |= (long) (group & GROUP_MASK) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    /** A size that has been written with {@link #writeVarLong}. */
    static int readSize(DataInputView in) throws IOException {
        long size = readVarLong(in);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IOException("impossible size " + size);
        }
        return (int) size;
    }

    static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        writeVarLong(bytes.length, out);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[readSize(in)];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes 0 for {@code null}, or else 1 + the size, and the bytes. */
    static void writeNullableBytes(byte[] bytes, DataOutputView out) throws IOException {
        if (bytes == null) {
            out.writeByte(0);
            return;
        }
        writeVarLong(bytes.length + 1L, out);
        out.write(bytes);
    }

    static byte[] readNullableBytes(DataInputView in) throws IOException {
        int size = readSize(in) - 1;
        if (size < 0) {
            return null;
        }
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    static void writeText(String text, DataOutputView out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readText(DataInputView in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }
}
