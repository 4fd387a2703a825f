package io.tidemark.benchmarks.statistics;

import io.tidemark.functions.window.WindowView;

/**
 * A window as the composite sees it when it is read.
 *
 * @param count events in the window
 */
public record CountedWindow(long start, long end, long count) implements WindowView {

    @Override
    public long unfired() {
        return count;
    }
}
