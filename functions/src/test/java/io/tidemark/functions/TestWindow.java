package io.tidemark.functions;

import io.tidemark.functions.window.WindowView;

/** A window as aggregates and triggers see it. */
public record TestWindow(long start, long end, long count, long unfired) implements WindowView {

    /** The minute from the epoch with this many events, none of them fired. */
    public static TestWindow minuteOf(long count) {
        return new TestWindow(0, 60_000, count, count);
    }
}
