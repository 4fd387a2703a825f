package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Decimals;
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

    private static final String NAME = "quantiles(";
    private static final String VERSION_1 = "#1";
    private static final String VERSION = "#2";

    private static final int VALUES = 0;
    private static final int SKETCH = 1;
    private static final int DECIMALS = 2;

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
     * kind     byte     VALUES 0, SKETCH 1, DECIMALS 2
     * VALUES, DECIMALS:
     *   size     varint
     * VALUES:
     *   values   double   size times, in the order they are kept in
     * DECIMALS:
     *   values            the same as {@link Decimals} writes them
     * SKETCH:
     *   sketch            as {@link DDSketchCodec} draws it
     * </pre>
     *
     * <p>Version 1 had no DECIMALS and is read as it was.
     */
    @Override
    public void write(Quantiles accumulator, DataOutput out) throws IOException {
        if (accumulator.sketch != null) {
            out.writeByte(SKETCH);
            DDSketchCodec.write(accumulator.sketch, out);
            return;
        }
        int scale = Decimals.scaleOf(accumulator.values, accumulator.size);
        out.writeByte(scale == Decimals.NO_SCALE ? VALUES : DECIMALS);
        Varints.writeUnsigned(accumulator.size, out);
        if (scale != Decimals.NO_SCALE) {
            Decimals.write(accumulator.values, accumulator.size, scale, out);
            return;
        }
        for (int i = 0; i < accumulator.size; i++) {
            out.writeDouble(accumulator.values[i]);
        }
    }

    @Override
    public Quantiles read(DataInput in) throws IOException {
        Quantiles accumulator = create();
        int kind = in.readByte();
        switch (kind) {
            case SKETCH -> accumulator.sketch = DDSketchCodec.read(in, options.relativeAccuracy(), options.maxBins());
            case DECIMALS -> {
                reserve(accumulator, in);
                Decimals.read(accumulator.values, in);
            }
            case VALUES -> {
                reserve(accumulator, in);
                for (int i = 0; i < accumulator.size; i++) {
                    accumulator.values[i] = in.readDouble();
                }
            }
            default -> throw new IOException("percentiles of an unknown kind, " + kind + ": the state is damaged");
        }
        return accumulator;
    }

    private void reserve(Quantiles accumulator, DataInput in) throws IOException {
        int size = Varints.readLength(in, options.exactLimit());
        accumulator.values = new double[size];
        accumulator.size = size;
    }

    @Override
    public String signature() {
        return NAME + field.name() + "," + options.exactLimit() + "," + options.relativeAccuracy() + ","
                + options.maxBins() + ")" + VERSION;
    }

    /** The signature of what can be read as version 2, where it is of version 1; any other as it is. */
    static String current(String signature) {
        return signature.startsWith(NAME) && signature.endsWith(VERSION_1)
                ? signature.substring(0, signature.length() - VERSION_1.length()) + VERSION
                : signature;
    }

    @Override
    public boolean slidesSmall() {
        return options.exactLimit() <= SMALL_LIMIT && options.maxBins() <= SMALL_BINS;
    }
}
