package io.tidemark.operators.windowing;

import io.tidemark.functions.EventView;
import io.tidemark.operators.EventExtractor;

/** Shows aggregates and triggers the event that is being processed; one instance serves a processor. */
final class ExtractedEvent<T> implements EventView {

    private final EventExtractor<T> extractor;
    private T event;
    private long time;

    ExtractedEvent(EventExtractor<T> extractor) {
        this.extractor = extractor;
    }

    void set(T newEvent, long newTime) {
        event = newEvent;
        time = newTime;
    }

    void clear() {
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
