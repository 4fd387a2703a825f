package io.tidemark.benchmarks;

/**
 * One run of one engine.
 *
 * @param events events in the measured part
 * @param elapsedNanos wall clock from the first to the last of them
 * @param cpuNanos processor time of the whole process meanwhile, source, sink, compiler and collector included
 * @param panes all results of the run
 */
record Measurement(long events, long elapsedNanos, long cpuNanos, Panes panes) {

    private static final double NANOS_PER_SECOND = 1e9;

    double eventsPerSecond() {
        return events * NANOS_PER_SECOND / elapsedNanos;
    }

    double cpuNanosPerEvent() {
        return (double) cpuNanos / events;
    }
}
