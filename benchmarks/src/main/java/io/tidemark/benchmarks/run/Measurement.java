package io.tidemark.benchmarks.run;

/**
 * One run of one engine.
 *
 * @param events events in the measured phase
 * @param elapsedNanos wall clock from the first of them to their last pane
 * @param cpuNanos processor time of the whole process meanwhile: source, sink, compilers and collector included
 */
public record Measurement(long events, long elapsedNanos, long cpuNanos) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Throughput of the measured phase. */
    public double eventsPerSecond() {
        return events * NANOS_PER_SECOND / elapsedNanos;
    }

    /** Processor time for each event. */
    public double cpuNanosPerEvent() {
        return (double) cpuNanos / events;
    }
}
