package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** How many numbers a field had. */
record SketchCount(Field field) implements Aggregate<Total> {

    @Override
    public AccumulatorType<Total> accumulator() {
        return new TotalType(field);
    }

    @Override
    public Long result(Total accumulator, WindowView window) {
        return accumulator.used;
    }
}
