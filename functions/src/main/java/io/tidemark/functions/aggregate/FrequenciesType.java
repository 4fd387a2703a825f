package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * Counts the texts of a field, for top-k of any k.
 *
 * <p>The laws of {@link AccumulatorType} hold exactly while the counts are exact. Beyond that results of different orders
 * agree within the error.
 */
record FrequenciesType(Field field) implements AccumulatorType<Frequencies> {

    @Override
    public Frequencies create() {
        return new Frequencies();
    }

    @Override
    public void add(Frequencies accumulator, EventView event) {
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
    public void merge(Frequencies into, Frequencies from) {
        into.merge(from);
    }

    @Override
    public long used(Frequencies accumulator) {
        return accumulator.used;
    }

    @Override
    public Frequencies copy(Frequencies accumulator) {
        return accumulator.copy();
    }

    /**
     * <pre>
     * used     varint
     * error    varint
     * size     varint
     * size times, by text:
     *   text            as {@link Texts} writes it
     *   count  varint
     * </pre>
     */
    @Override
    public void write(Frequencies accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        Varints.writeUnsigned(accumulator.error, out);
        Varints.writeUnsigned(accumulator.counts.size(), out);
        for (Map.Entry<String, Long> count : accumulator.counts.entrySet()) {
            Texts.write(count.getKey(), out);
            Varints.writeUnsigned(count.getValue(), out);
        }
    }

    @Override
    public Frequencies read(DataInput in) throws IOException {
        Frequencies accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        accumulator.error = Varints.readUnsigned(in);
        for (int left = Varints.readLength(in, Frequencies.CAPACITY); left > 0; left--) {
            String text = Texts.read(in);
            accumulator.counts.put(text, Varints.readUnsigned(in));
        }
        return accumulator;
    }

    @Override
    public String signature() {
        return "frequencies(" + field.name() + "," + Frequencies.CAPACITY + ")#1";
    }
}
