package io.tidemark.functions.aggregate;

import io.tidemark.functions.window.WindowView;

/** The number of events. */
record Count() implements Aggregate<NoState> {

    @Override
    public AccumulatorType<NoState> accumulator() {
        return new NoStateType();
    }

    @Override
    public Long result(NoState accumulator, WindowView window) {
        return window.count();
    }
}
