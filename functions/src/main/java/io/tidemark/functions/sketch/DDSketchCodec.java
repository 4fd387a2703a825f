package io.tidemark.functions.sketch;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link DDSketch}. Equal multisets of values give equal bytes. The parameters are not among them: they belong
 * to the signature under which the bytes are kept, and so does the version of the layout.
 *
 * <pre>
 * sketch   count      varint   number of values; 0 ends the sketch here
 *          min        double   big-endian IEEE 754, as all doubles
 *          max        double
 *          zeros      varint   values that count as zero
 *          negative   store
 *          positive   store
 * store    bins       varint   from the lowest to the highest non-empty one; 0 ends the store here
 *          lowest     varint   signed: index of the first bin
 *          counts     varint   one a bin, empty ones included
 * </pre>
 */
public final class DDSketchCodec {

    private DDSketchCodec() {}

    /** Writes a sketch; O(bins). */
    public static void write(DDSketch sketch, DataOutput out) throws IOException {
        Varints.writeUnsigned(sketch.count(), out);
        if (sketch.count() == 0) {
            return;
        }
        out.writeDouble(sketch.min());
        out.writeDouble(sketch.max());
        Varints.writeUnsigned(sketch.zeros(), out);
        write(sketch.negative(), out);
        write(sketch.positive(), out);
    }

    /**
     * Reads what {@link #write} wrote of a sketch with these parameters.
     *
     * @throws IOException when the bytes cannot be those of such a sketch
     */
    public static DDSketch read(DataInput in, double relativeAccuracy, int maxBins) throws IOException {
        long count = Varints.readUnsigned(in);
        if (count == 0) {
            return new DDSketch(relativeAccuracy, maxBins);
        }
        double min = in.readDouble();
        double max = in.readDouble();
        long zeros = Varints.readUnsigned(in);
        DDSketch sketch = new DDSketch(
                LogarithmicMapping.of(relativeAccuracy),
                maxBins,
                readStore(in, maxBins),
                readStore(in, maxBins),
                zeros,
                min,
                max);
        if (sketch.count() != count) {
            throw new IOException(
                    "the bins of a sketch of " + count + " values hold " + sketch.count() + ": the state is damaged");
        }
        return sketch;
    }

    private static void write(BinStore store, DataOutput out) throws IOException {
        if (store.total() == 0) {
            Varints.writeUnsigned(0, out);
            return;
        }
        Varints.writeUnsigned(store.highest() - store.lowest() + 1, out);
        Varints.writeSigned(store.lowest(), out);
        for (int index = store.lowest(); index <= store.highest(); index++) {
            Varints.writeUnsigned(store.count(index), out);
        }
    }

    private static BinStore readStore(DataInput in, int maxBins) throws IOException {
        BinStore store = new BinStore(maxBins);
        int bins = Varints.readLength(in, maxBins);
        if (bins > 0) {
            int lowest = (int) Varints.readSigned(in);
            long[] counts = new long[bins];
            for (int i = 0; i < bins; i++) {
                counts[i] = Varints.readUnsigned(in);
            }
            store.addAll(lowest, counts);
        }
        return store;
    }
}
