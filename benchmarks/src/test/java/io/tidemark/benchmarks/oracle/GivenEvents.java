package io.tidemark.benchmarks.oracle;

import io.tidemark.benchmarks.workload.EventCursor;

/** A few events, in the order of their arrival. */
final class GivenEvents implements EventCursor {

    record Event(int key, long time, double value) {}

    private final Event[] events;
    private int at = -1;

    GivenEvents(Event... events) {
        this.events = events;
    }

    @Override
    public boolean advance() {
        at++;
        return at < events.length;
    }

    @Override
    public int key() {
        return events[at].key();
    }

    @Override
    public long time() {
        return events[at].time();
    }

    @Override
    public double value() {
        return events[at].value();
    }
}
