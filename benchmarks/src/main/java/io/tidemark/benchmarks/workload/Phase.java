package io.tidemark.benchmarks.workload;

/**
 * A stretch of the stream: events at an even pace of event time.
 *
 * @param eventsPerMilli events for each millisecond of event time
 * @param millis length in event time, a multiple of the windows' slide; longer than the disorder
 */
public record Phase(int eventsPerMilli, int millis) {

    /**
     * @throws IllegalArgumentException when the phase would have no events
     */
    public Phase {
        if (eventsPerMilli < 1 || millis <= SampleCursor.DISORDER_MILLIS) {
            throw new IllegalArgumentException("a phase needs at least 1 event a millisecond and more than "
                    + SampleCursor.DISORDER_MILLIS + " ms, found " + eventsPerMilli + " and " + millis);
        }
    }

    /** Number of events; the last ones come early enough that none is later than the end of the phase. */
    public long events() {
        return (long) eventsPerMilli * (millis - SampleCursor.DISORDER_MILLIS);
    }

    Phase thinner(int divisor) {
        return new Phase(Math.max(1, eventsPerMilli / divisor), millis);
    }

    Phase lasting(int newMillis) {
        return new Phase(eventsPerMilli, newMillis);
    }
}
