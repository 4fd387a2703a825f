package io.tidemark.operators.semantics;

/** An accepted (event, window) pair in the model. For sessions the bounds are those the event opens by itself. */
final class ModelPair {

    int definition;
    String key;
    ModelBounds assigned;
    long time;
    int value;
    long clock;
    boolean fired;
    /** Whether the window's aggregates counted it in {@code seen}. */
    boolean seen;
    /** Whether the processing-time trigger of its day is gone. */
    boolean clockForgotten;

    boolean countedOut;
    long lateDeadline = Long.MAX_VALUE;
    boolean dropped;

    /** The first multiple of an interval after a time. */
    static long nextMultiple(long time, long interval) {
        long next = time + 1;
        while (next % interval != 0) {
            next++;
        }
        return next;
    }
}
