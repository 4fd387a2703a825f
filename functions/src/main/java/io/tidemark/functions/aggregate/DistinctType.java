package io.tidemark.functions.aggregate;

import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.hll.HllSketch;

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
     *   length   varint
     *   image    bytes    compact image of an HLL sketch of Apache DataSketches, serial version 1
     * </pre>
     */
    @Override
    public void write(DistinctValues accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        out.writeBoolean(accumulator.exact == null);
        if (accumulator.exact == null) {
            byte[] image = accumulator.sketch.toCompactByteArray();
            Varints.writeUnsigned(image.length, out);
            out.write(image);
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
            int longest =
                    HllSketch.getMaxUpdatableSerializationBytes(DistinctValues.LG_REGISTERS, DistinctValues.REGISTERS);
            byte[] image = new byte[Varints.readLength(in, longest)];
            in.readFully(image);
            accumulator.sketch = HllSketch.heapify(image);
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
