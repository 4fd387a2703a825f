package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The smallest value of a field. */
record Minimum(Field field) implements Aggregate<Extent> {

    @Override
    public AccumulatorType<Extent> accumulator() {
        return new ExtentType(field);
    }

    @Override
    public Double result(Extent accumulator, WindowView window) {
        return accumulator.used == 0 ? null : Double.valueOf(accumulator.min);
    }
}
