package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The sum of a field. */
record Sum(Field field) implements Aggregate<Total> {

    @Override
    public AccumulatorType<Total> accumulator() {
        return new TotalType(field);
    }

    @Override
    public Double result(Total accumulator, WindowView window) {
        return Finite.check(accumulator.dividedBy(1), "sum", field);
    }
}
