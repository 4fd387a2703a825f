package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sums a field, for sum and avg. */
record TotalType(Field field) implements NumberType<Total> {

    @Override
    public Total create() {
        return new Total();
    }

    @Override
    public void merge(Total into, Total from) {
        into.merge(from);
    }

    @Override
    public long used(Total accumulator) {
        return accumulator.used;
    }

    @Override
    public Total copy(Total accumulator) {
        Total copy = create();
        copy.used = accumulator.used;
        copy.sum = accumulator.sum;
        copy.compensation = accumulator.compensation;
        if (accumulator.huge != null) {
            copy.huge().set(accumulator.huge);
        }
        return copy;
    }

    /**
     * <pre>
     * used           varint
     * sum            double
     * compensation   double
     * huge           boolean   whether the two below follow
     * sum            double    of the huge values times 2^-64
     * compensation   double
     * </pre>
     */
    @Override
    public void write(Total accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        out.writeDouble(accumulator.sum);
        out.writeDouble(accumulator.compensation);
        out.writeBoolean(accumulator.huge != null);
        if (accumulator.huge != null) {
            out.writeDouble(accumulator.huge.sum);
            out.writeDouble(accumulator.huge.compensation);
        }
    }

    @Override
    public Total read(DataInput in) throws IOException {
        Total accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        accumulator.sum = in.readDouble();
        accumulator.compensation = in.readDouble();
        if (in.readBoolean()) {
            CompensatedSum huge = accumulator.huge();
            huge.sum = in.readDouble();
            huge.compensation = in.readDouble();
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "sum(" + field.name() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
