package io.tidemark.functions.aggregate;

import io.tidemark.functions.window.WindowView;

/** The events of a window per second of its length. */
record Rate() implements Aggregate<NoState> {

    private static final double MILLIS_PER_SECOND = 1000;

    @Override
    public AccumulatorType<NoState> accumulator() {
        return new NoStateType();
    }

    @Override
    public Double result(NoState accumulator, WindowView window) {
        if (window.count() == 0) {
            return 0.0;
        }
        if (window.start() == Long.MIN_VALUE || window.end() == Long.MAX_VALUE) {
            throw new ArithmeticException("a window without bounds has no rate");
        }
        // The length of a window may exceed 64 bits, but not a double.
        double lengthSeconds = ((double) window.end() - (double) window.start()) / MILLIS_PER_SECOND;
        return window.count() / lengthSeconds;
    }
}
