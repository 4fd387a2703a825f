package io.tidemark.benchmarks.run;

import io.tidemark.benchmarks.workload.SampleCursor;

/** Lets one share of a source send its events at the pace of their event time, and notes which windows they close. */
public final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Closings closings;
    private final int slideMillis;
    private final double eventsPerNano;
    private long startNanos = System.nanoTime();
    private long sent;
    private long nextEnd;

    Pace(Closings closings, int slideMillis, double eventsPerSecond, long startMillis) {
        this.closings = closings;
        this.slideMillis = slideMillis;
        this.eventsPerNano = eventsPerSecond / NANOS_PER_SECOND;
        this.nextEnd = startMillis + slideMillis;
    }

    /** Whether the turn of the next event has come. */
    public boolean isDue() {
        return sent <= (System.nanoTime() - startNanos) * eventsPerNano;
    }

    /** An event is about to be sent. */
    public void sends(long time) {
        sent++;
        if (time - SampleCursor.DISORDER_MILLIS >= nextEnd) {
            long now = System.nanoTime();
            for (; time - SampleCursor.DISORDER_MILLIS >= nextEnd; nextEnd += slideMillis) {
                closings.closes(nextEnd, now);
            }
        }
    }

    /** The source has stood still: what it did not send meanwhile is not owed. */
    public void restart() {
        startNanos = System.nanoTime();
        sent = 0;
    }
}
