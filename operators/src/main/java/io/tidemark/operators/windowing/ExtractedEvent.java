package io.tidemark.operators.windowing;

import io.tidemark.functions.EventView;
import io.tidemark.operators.EventExtractor;

/**
 * Shows aggregates and triggers the event that is being processed; one instance serves a processor.
 *
 * @param <T> the events of the stream
 */
public final class ExtractedEvent<T> implements EventView {

    private final EventExtractor<T> extractor;
    private T event;
    private long time;

    public ExtractedEvent(EventExtractor<T> extractor) {
        this.extractor = extractor;
    }

    /** Shows this event, its time in milliseconds since the epoch. */
    public void set(T newEvent, long newTime) {
        event = newEvent;
        time = newTime;
    }

    /** Lets go of the event. */
    public void clear() {
        event = null;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public double number(int field) {
        return extractor.number(event, field);
    }

    @Override
    public String text(int field) {
        return extractor.text(event, field);
    }
}
