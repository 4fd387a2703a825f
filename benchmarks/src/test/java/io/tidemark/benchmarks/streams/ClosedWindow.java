package io.tidemark.benchmarks.streams;

import io.tidemark.benchmarks.run.PaneRow;

/**
 * A result.
 *
 * @param service its key
 * @param statistics of its window
 * @param emittedMillis the wall clock when the window was let through
 */
record ClosedWindow(String service, PaneRow statistics, long emittedMillis) {}
