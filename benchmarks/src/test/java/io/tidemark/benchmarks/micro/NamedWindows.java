package io.tidemark.benchmarks.micro;

import io.tidemark.functions.window.WindowAssigner;

/** Counts the windows that an assigner names and adds up their bounds, so that it has to name them. */
final class NamedWindows implements WindowAssigner.Windows {

    long count;
    long sumOfBounds;

    @Override
    public void add(long start, long end) {
        count++;
        sumOfBounds += start + end;
    }
}
