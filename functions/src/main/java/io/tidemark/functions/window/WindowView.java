package io.tidemark.functions.window;

/** One window of one key as triggers and aggregates see it; valid during the call it is passed to. */
public interface WindowView {

    /** First millisecond of the window. */
    long start();

    /** First millisecond after the window. */
    long end();

    /** Events the window holds: all so far when accumulating, those since the last pane when discarding. */
    long count();

    /** Events since the window last fired. */
    long unfired();
}
