package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The sum of squared deviations from {@link SketchMean}. */
record SketchSquares(Field field) implements Aggregate<Moments> {

    @Override
    public AccumulatorType<Moments> accumulator() {
        return new MomentsType(field);
    }

    @Override
    public Double result(Moments accumulator, WindowView window) {
        return Finite.check(accumulator.squares, "sum of squared deviations", field);
    }
}
