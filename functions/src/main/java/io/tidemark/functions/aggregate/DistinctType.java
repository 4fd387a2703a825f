package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.sketch.HyperLogLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps the different texts of a field. */
record DistinctType(Field field) implements AccumulatorType<DistinctValues> {

    @Override
    public DistinctValues create() {
        return new DistinctValues();
    }

    @Override
    public void add(DistinctValues accumulator, EventView event) {
        String text = event.text(field.index());
        if (text != null) {
            accumulator.add(text);
        }
    }

    @Override
    public BatchLayout reads() {
        return Reads.text(field);
    }

    @Override
    public void merge(DistinctValues into, DistinctValues from) {
        into.merge(from);
    }

    @Override
    public long used(DistinctValues accumulator) {
        return accumulator.used;
    }

    @Override
    public DistinctValues copy(DistinctValues accumulator) {
        return accumulator.copy();
    }

    /**
     * <pre>
     * used       varint
     * sketched   boolean
     * if not:
     *   size     varint
     *   texts             size times, as {@link Texts} writes them, in order of arrival
     * if so:
     *   sketch            as {@link HyperLogLog#write} writes it
     * </pre>
     */
    @Override
    public void write(DistinctValues accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        out.writeBoolean(accumulator.exact == null);
        if (accumulator.exact == null) {
            accumulator.sketch.write(out);
            return;
        }
        Varints.writeUnsigned(accumulator.exact.size(), out);
        for (String text : accumulator.exact) {
            Texts.write(text, out);
        }
    }

    @Override
    public DistinctValues read(DataInput in) throws IOException {
        DistinctValues accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        if (in.readBoolean()) {
            accumulator.sketch = HyperLogLog.read(in);
            accumulator.exact = null;
            return accumulator;
        }
        int size = Varints.readLength(in, DistinctValues.EXACT_LIMIT);
        for (int i = 0; i < size; i++) {
            accumulator.exact.add(Texts.read(in));
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "distinct(" + field.name() + ")#1";
    }
}
