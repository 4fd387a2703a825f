package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps the earliest and the latest value of a field, for first and last. */
record EndsType(Field field) implements AccumulatorType<Ends> {

    @Override
    public Ends create() {
        return new Ends();
    }

    @Override
    public void add(Ends accumulator, EventView event) {
        double value = event.number(field.index());
        if (!Double.isNaN(value)) {
            accumulator.add(event.time(), value);
        }
    }

    @Override
    public BatchLayout reads() {
        return Reads.numberAndTime(field);
    }

    @Override
    public void merge(Ends into, Ends from) {
        into.merge(from);
    }

    @Override
    public long used(Ends accumulator) {
        return accumulator.used;
    }

    @Override
    public Ends copy(Ends accumulator) {
        Ends copy = create();
        copy.merge(accumulator);
        return copy;
    }

    /**
     * <pre>
     * used        varint   0 ends the accumulator here
     * firstTime   long     milliseconds since the epoch
     * first       double
     * lastTime    long     milliseconds since the epoch
     * last        double
     * </pre>
     */
    @Override
    public void write(Ends accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        if (accumulator.used > 0) {
            out.writeLong(accumulator.firstTime);
            out.writeDouble(accumulator.first);
            out.writeLong(accumulator.lastTime);
            out.writeDouble(accumulator.last);
        }
    }

    @Override
    public Ends read(DataInput in) throws IOException {
        Ends accumulator = create();
        long used = Varints.readUnsigned(in);
        if (used > 0) {
            accumulator.set(used, in.readLong(), in.readDouble(), in.readLong(), in.readDouble());
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "ends(" + field.name() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
