package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The number of different texts of a field. */
record Distinct(Field field) implements Aggregate<DistinctValues> {

    @Override
    public AccumulatorType<DistinctValues> accumulator() {
        return new DistinctType(field);
    }

    @Override
    public Long result(DistinctValues accumulator, WindowView window) {
        return accumulator.count();
    }
}
