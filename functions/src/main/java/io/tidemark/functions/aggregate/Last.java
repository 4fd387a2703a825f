package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The latest value of a field by event time. */
record Last(Field field) implements Aggregate<Ends> {

    @Override
    public AccumulatorType<Ends> accumulator() {
        return new EndsType(field);
    }

    @Override
    public Double result(Ends accumulator, WindowView window) {
        return accumulator.used == 0 ? null : Double.valueOf(accumulator.last);
    }
}
