package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/** The mean that {@link SketchSquares} are about. */
record SketchMean(Field field) implements Aggregate<Moments> {

    @Override
    public AccumulatorType<Moments> accumulator() {
        return new MomentsType(field);
    }

    @Override
    public Double result(Moments accumulator, WindowView window) {
        return accumulator.used == 0 ? null : accumulator.mean;
    }
}
