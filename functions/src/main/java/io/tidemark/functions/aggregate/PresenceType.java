package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts the events that carry a field, whether a number or a text. */
record PresenceType(Field field) implements AccumulatorType<Presence> {

    @Override
    public Presence create() {
        return new Presence();
    }

    @Override
    public void add(Presence accumulator, EventView event) {
        // Numbers first: asking for a number's text may have to make one.
        if (!Double.isNaN(event.number(field.index())) || event.text(field.index()) != null) {
            accumulator.used++;
        }
    }

    @Override
    public BatchLayout reads() {
        return Reads.numberAndText(field);
    }

    @Override
    public void merge(Presence into, Presence from) {
        into.used += from.used;
    }

    @Override
    public SlidingAggregate<Presence> sliding() {
        return new Subtraction<>(this, (from, what) -> from.used -= what.used);
    }

    @Override
    public long used(Presence accumulator) {
        return accumulator.used;
    }

    @Override
    public Presence copy(Presence accumulator) {
        Presence copy = create();
        copy.used = accumulator.used;
        return copy;
    }

    /**
     * <pre>
     * used   varint
     * </pre>
     */
    @Override
    public void write(Presence accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
    }

    @Override
    public Presence read(DataInput in) throws IOException {
        Presence accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        return accumulator;
    }

    @Override
    public String signature() {
        return "presence(" + field.name() + ")#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
