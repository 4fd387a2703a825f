package io.tidemark.benchmarks.workload;

/**
 * A stretch of the stream: events at an even pace of event time.
 *
 * @param eventsPerSecond events for each second of event time
 * @param millis length in event time, a multiple of the windows' slide; longer than the disorder
 */
public record Phase(int eventsPerSecond, int millis) {

    static final int MILLIS_PER_SECOND = 1000;

    /**
     * @throws IllegalArgumentException when the phase would have no events
     */
    public Phase {
        if (eventsPerSecond < 1 || millis <= SampleCursor.DISORDER_MILLIS) {
            throw new IllegalArgumentException("a phase needs at least 1 event a second and more than "
                    + SampleCursor.DISORDER_MILLIS + " ms, found " + eventsPerSecond + " and " + millis);
        }
    }

    /** Number of events; the last ones come early enough that none is later than the end of the phase. */
    public long events() {
        return (long) eventsPerSecond * (millis - SampleCursor.DISORDER_MILLIS) / MILLIS_PER_SECOND;
    }

    Phase thinner(int divisor) {
        return new Phase(Math.max(1, eventsPerSecond / divisor), millis);
    }

    Phase lasting(int newMillis) {
        return new Phase(eventsPerSecond, newMillis);
    }
}
