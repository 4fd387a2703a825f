package io.tidemark.job.topology;

import io.tidemark.job.ingest.Event;
import io.tidemark.operators.EventExtractor;

/** Reads the job's events for the window operator. */
public final class IngestedEvents implements EventExtractor<Event> {

    @Override
    public String key(Event event) {
        return event.key();
    }

    @Override
    public long time(Event event) {
        return event.time();
    }

    @Override
    public double number(Event event, int field) {
        return event.number(field);
    }

    @Override
    public String text(Event event, int field) {
        return event.text(field);
    }

    @Override
    public long arrivalTime(Event event) {
        return event.arrivalMillis();
    }
}
