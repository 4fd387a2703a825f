package io.tidemark.functions.sketch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a {@link DDSketch} as other programs read them: the message {@code DDSketch} of DataDog's public {@code
 * DDSketch.proto}, in Protocol Buffers. Smallest and largest value are not part of it.
 *
 * <pre>
 * DDSketch       1 mapping, 2 positiveValues, 3 negativeValues, 4 zeroCount (double)
 * IndexMapping   1 gamma (double), 2 indexOffset (double, here 0), 3 interpolation (enum, here 0: none)
 * Store          2 contiguousBinCounts (packed doubles), 3 contiguousBinIndexOffset (sint32)
 * </pre>
 *
 * <p>Fields whose value is 0, and stores without values, are left out, as Protocol Buffers have it. The bin {@code i} of that
 * mapping holds {@code [gamma^i, gamma^(i+1))}, so it is one less than the index here; a value on a bound is within the accuracy
 * of both.
 */
public final class ProtobufSketch {

    // A tag is the number of the field times 8, and how its value is written: 1 for eight bytes, 2 for a length and as
    // many bytes.
    private static final int MAPPING = (1 << 3) | 2;
    private static final int POSITIVE = (2 << 3) | 2;
    private static final int NEGATIVE = (3 << 3) | 2;
    private static final int ZERO_COUNT = (4 << 3) | 1;
    private static final int GAMMA = (1 << 3) | 1;
    private static final int BIN_COUNTS = (2 << 3) | 2;
    private static final int INDEX_OFFSET = 3 << 3;

    private static final int VARINT_BITS = 7;
    private static final int VARINT_MORE = 0x80;

    private ProtobufSketch() {}

    /** The message of a sketch; O(bins). */
    public static byte[] encode(DDSketch sketch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream mapping = new ByteArrayOutputStream();
        mapping.write(GAMMA);
        writeDouble(sketch.mapping().gamma(), mapping);
        writeMessage(MAPPING, mapping, out);
        writeStore(POSITIVE, sketch.positive(), out);
        writeStore(NEGATIVE, sketch.negative(), out);
        if (sketch.zeros() > 0) {
            out.write(ZERO_COUNT);
            writeDouble((double) sketch.zeros(), out);
        }
        return out.toByteArray();
    }

    private static void writeStore(int tag, BinStore bins, ByteArrayOutputStream out) {
        if (bins.total() == 0) {
            return;
        }
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        for (int index = bins.lowest(); index <= bins.highest(); index++) {
            writeDouble((double) bins.count(index), counts);
        }
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        writeMessage(BIN_COUNTS, counts, store);
        int offset = bins.lowest() - 1;
        if (offset != 0) {
            store.write(INDEX_OFFSET);
            // Signed numbers alternate: 0, -1, 1, -2 …
            writeVarint((offset << 1) ^ (offset >> (Integer.SIZE - 1)), store);
        }
        writeMessage(tag, store, out);
    }

    private static void writeMessage(int tag, ByteArrayOutputStream content, ByteArrayOutputStream out) {
        out.write(tag);
        writeVarint(content.size(), out);
        out.writeBytes(content.toByteArray());
    }

    private static void writeDouble(double value, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }

    /** Seven bits a byte, the lowest first, as an unsigned number. */
    private static void writeVarint(int value, ByteArrayOutputStream out) {
        int rest = value;
        while ((rest & -VARINT_MORE) != 0) {
            out.write((rest & (VARINT_MORE - 1)) | VARINT_MORE);
            rest >>>= VARINT_BITS;
        }
        out.write(rest);
    }
}
