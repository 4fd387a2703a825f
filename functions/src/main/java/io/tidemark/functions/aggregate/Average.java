package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The arithmetic mean of a field. */
record Average(Field field) implements Aggregate<Total> {

    @Override
    public AccumulatorType<Total> accumulator() {
        return new TotalType(field);
    }

    @Override
    public Double result(Total accumulator, WindowView window) {
        if (accumulator.used == 0) {
            return null;
        }
        return Finite.check(accumulator.dividedBy((double) accumulator.used), "average", field);
    }
}
