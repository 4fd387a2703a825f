package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The variance of a field, of a sample or of a whole population. */
record Variance(Field field, boolean population) implements Aggregate<Moments> {

    @Override
    public AccumulatorType<Moments> accumulator() {
        return new MomentsType(field);
    }

    @Override
    public Double result(Moments accumulator, WindowView window) {
        if (!accumulator.hasVariance(population)) {
            return null;
        }
        return Finite.check(accumulator.variance(population), "variance", field);
    }
}
