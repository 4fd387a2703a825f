package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The number of events that carry a field. */
record FieldCount(Field field) implements Aggregate<Presence> {

    @Override
    public AccumulatorType<Presence> accumulator() {
        return new PresenceType(field);
    }

    @Override
    public Long result(Presence accumulator, WindowView window) {
        return accumulator.used;
    }
}
