package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The square root of the {@linkplain Variance variance}. */
record StandardDeviation(Field field, boolean population) implements Aggregate<Moments> {

    @Override
    public AccumulatorType<Moments> accumulator() {
        return new MomentsType(field);
    }

    @Override
    public Double result(Moments accumulator, WindowView window) {
        if (!accumulator.hasVariance(population)) {
            return null;
        }
        return Finite.check(Math.sqrt(accumulator.variance(population)), "standard deviation", field);
    }
}
