package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps the bounds of a field, for min, max and range. */
record ExtentType(Field field) implements NumberType<Extent> {

    @Override
    public Extent create() {
        return new Extent();
    }

    @Override
    public void merge(Extent into, Extent from) {
        into.merge(from);
    }

    @Override
    public SlidingAggregate<Extent> sliding() {
        return new SlidingExtent();
    }

    @Override
    public long used(Extent accumulator) {
        return accumulator.used;
    }

    @Override
    public Extent copy(Extent accumulator) {
        Extent copy = create();
        copy.used = accumulator.used;
        copy.min = accumulator.min;
        copy.max = accumulator.max;
        return copy;
    }

    /**
     * <pre>
     * used   varint
     * min    double   infinity while there is none
     * max    double   -infinity while there is none
     * </pre>
     */
    @Override
    public void write(Extent accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        out.writeDouble(accumulator.min);
        out.writeDouble(accumulator.max);
    }

    @Override
    public Extent read(DataInput in) throws IOException {
        Extent accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        accumulator.min = in.readDouble();
        accumulator.max = in.readDouble();
        return accumulator;
    }

    @Override
    public String signature() {
        return "extent(" + field.name() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
