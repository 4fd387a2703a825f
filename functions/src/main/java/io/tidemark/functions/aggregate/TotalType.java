package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sums a field, for sum and avg. */
record TotalType(Field field) implements AccumulatorType<Total> {

    @Override
    public Total create() {
        return new Total();
    }

    @Override
    public void add(Total accumulator, EventView event) {
        double value = event.number(field.index());
        if (!Double.isNaN(value)) {
            accumulator.add(value);
        }
    }

    @Override
    public BatchLayout reads() {
        return Reads.number(field);
    }

    @Override
    public void addAll(Total accumulator, EventBatch batch) {
        accumulator.addAll(batch.numbers(), batch.column(field.index()), batch.stride(), batch.size());
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
        copy.small.set(accumulator.small);
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
        write(accumulator.small, out);
        out.writeBoolean(accumulator.huge != null);
        if (accumulator.huge != null) {
            write(accumulator.huge, out);
        }
    }

    @Override
    public Total read(DataInput in) throws IOException {
        Total accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        read(accumulator.small, in);
        if (in.readBoolean()) {
            read(accumulator.huge(), in);
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "sum(" + field.name() + ")#1";
    }

    private static void write(CompensatedSum sum, DataOutput out) throws IOException {
        out.writeDouble(sum.sum);
        out.writeDouble(sum.compensation);
    }

    private static void read(CompensatedSum sum, DataInput in) throws IOException {
        sum.sum = in.readDouble();
        sum.compensation = in.readDouble();
    }
}
