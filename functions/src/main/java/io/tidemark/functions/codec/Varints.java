package io.tidemark.functions.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whole numbers in as few bytes as they need: seven bits a byte, lowest first, the high bit set in all bytes but the last
 * (LEB128). Signed numbers are zigzagged first, so that small negative ones stay short.
 */
public final class Varints {

    /** Bytes of the longest 64-bit number: ceil(64 / 7). */
    private static final int MAX_BYTES = 10;

    private Varints() {}

    /** Writes 1 to 10 bytes; negative numbers count as unsigned ones and take 10. */
    public static void writeUnsigned(long value, DataOutput out) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /**
     * Reads what {@link #writeUnsigned} wrote.
     *
     * @throws IOException when the number does not end within 10 bytes
     */
    public static long readUnsigned(DataInput in) throws IOException {
        long value = 0;
        for (int i = 0; i < MAX_BYTES; i++) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException(
                "a variable-length number has no end within " + MAX_BYTES + " bytes: the state is damaged");
    }

    /** Writes 1 to 10 bytes, few for numbers near zero. */
    public static void writeSigned(long value, DataOutput out) throws IOException {
        writeUnsigned((value << 1) ^ (value >> 63), out);
    }

    /** Reads what {@link #writeSigned} wrote. */
    public static long readSigned(DataInput in) throws IOException {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /**
     * Reads an unsigned number that says how much follows.
     *
     * @throws IOException when it is above {@code max}
     */
    public static int readLength(DataInput in, int max) throws IOException {
        long length = readUnsigned(in);
        if (length < 0 || length > max) {
            throw new IOException("found the length " + length + " where at most " + max
                    + " is possible: the state is damaged or was written by something else");
        }
        return (int) length;
    }
}
