package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.sketch.DDSketchCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps the distribution of a field, for all its percentiles of the same options. */
record QuantilesType(Field field, QuantileOptions options) implements NumberType<Quantiles> {

    /** Of so many exact values and bins a key may have a running distribution; the defaults are below. */
    private static final int SMALL_LIMIT = 1024;

    private static final int SMALL_BINS = 4096;

    @Override
    public Quantiles create() {
        return new Quantiles(options);
    }

    @Override
    public void merge(Quantiles into, Quantiles from) {
        into.merge(from);
    }

    @Override
    public SlidingAggregate<Quantiles> sliding() {
        return new SlidingQuantiles(options);
    }

    @Override
    public long used(Quantiles accumulator) {
        return accumulator.used();
    }

    @Override
    public Quantiles copy(Quantiles accumulator) {
        return accumulator.copy();
    }

    /**
     * <pre>
     * sketched   boolean
     * if not:
     *   size     varint
     *   values   double   size times, in the order they are kept in
     * if so:
     *   sketch            as {@link DDSketchCodec} draws it
     * </pre>
     */
    @Override
    public void write(Quantiles accumulator, DataOutput out) throws IOException {
        out.writeBoolean(accumulator.sketch != null);
        if (accumulator.sketch != null) {
            DDSketchCodec.write(accumulator.sketch, out);
            return;
        }
        Varints.writeUnsigned(accumulator.size, out);
        for (int i = 0; i < accumulator.size; i++) {
            out.writeDouble(accumulator.values[i]);
        }
    }

    @Override
    public Quantiles read(DataInput in) throws IOException {
        Quantiles accumulator = create();
        if (in.readBoolean()) {
            accumulator.sketch = DDSketchCodec.read(in, options.relativeAccuracy(), options.maxBins());
            return accumulator;
        }
        int size = Varints.readLength(in, options.exactLimit());
        accumulator.values = new double[size];
        accumulator.size = size;
        for (int i = 0; i < size; i++) {
            accumulator.values[i] = in.readDouble();
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "quantiles(" + field.name() + "," + options.exactLimit() + "," + options.relativeAccuracy() + ","
                + options.maxBins() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return options.exactLimit() <= SMALL_LIMIT && options.maxBins() <= SMALL_BINS;
    }
}
