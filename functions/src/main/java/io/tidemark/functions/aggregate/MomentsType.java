package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps the first two moments of a field, for variance and stddev. */
record MomentsType(Field field) implements NumberType<Moments> {

    @Override
    public Moments create() {
        return new Moments();
    }

    @Override
    public void merge(Moments into, Moments from) {
        into.merge(from);
    }

    @Override
    public long used(Moments accumulator) {
        return accumulator.used;
    }

    @Override
    public Moments copy(Moments accumulator) {
        Moments copy = create();
        copy.used = accumulator.used;
        copy.mean = accumulator.mean;
        copy.squares = accumulator.squares;
        return copy;
    }

    /**
     * <pre>
     * used      varint
     * mean      double
     * squares   double   sum of squared deviations from the mean
     * </pre>
     */
    @Override
    public void write(Moments accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        out.writeDouble(accumulator.mean);
        out.writeDouble(accumulator.squares);
    }

    @Override
    public Moments read(DataInput in) throws IOException {
        Moments accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        accumulator.mean = in.readDouble();
        accumulator.squares = in.readDouble();
        return accumulator;
    }

    @Override
    public String signature() {
        return "moments(" + field.name() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
