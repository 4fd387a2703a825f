package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The largest value of a field less the smallest. */
record Range(Field field) implements Aggregate<Extent> {

    @Override
    public AccumulatorType<Extent> accumulator() {
        return new ExtentType(field);
    }

    @Override
    public Double result(Extent accumulator, WindowView window) {
        if (accumulator.used == 0) {
            return null;
        }
        return Finite.check(accumulator.max - accumulator.min, "range", field);
    }
}
