package io.tidemark.benchmarks.workload;

/** Runs over events; stands before the first one at first. */
public interface EventCursor {

    /** Steps to the next event; {@code false} when there is none. */
    boolean advance();

    /** Number of the event's key. */
    int key();

    /** The event's time in milliseconds. */
    long time();

    /** The event's value. */
    double value();
}
