package io.tidemark.operators.windowing;

import io.tidemark.functions.EventBatch;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RefusedPair;

/**
 * What a call brings to the windows of a key: one event, or a batch of events that belong to the same windows and are on time
 * in all of them. One instance serves a processor.
 */
final class Arrival<T> {

    private final ExtractedEvent<T> view;

    private String key;
    private long watermark;
    private long time;
    private T event;
    /** {@code null} for a single event. */
    private EventBatch batch;

    Arrival(EventExtractor<T> extractor) {
        this.view = new ExtractedEvent<>(extractor);
    }

    /** Starts a call for the key that has just become current. */
    void begin(String newKey, long newWatermark) {
        key = newKey;
        watermark = newWatermark;
    }

    void set(T newEvent, long newTime) {
        event = newEvent;
        time = newTime;
        view.set(newEvent, newTime);
    }

    void set(EventBatch newBatch) {
        batch = newBatch;
        time = newBatch.minTime();
    }

    /** Lets go of the event. */
    void clear() {
        event = null;
        batch = null;
        view.clear();
    }

    /** The watermark that the arrival is judged against. */
    long watermark() {
        return watermark;
    }

    /** Time of the event, of a batch the earliest. */
    long time() {
        return time;
    }

    /** Time of the event, of a batch the latest. */
    long latestTime() {
        return batch == null ? time : batch.maxTime();
    }

    boolean isBatch() {
        return batch != null;
    }

    /** Number of events. */
    long count() {
        return batch == null ? 1 : batch.size();
    }

    /** The event as aggregates and triggers see it. */
    ExtractedEvent<T> view() {
        return view;
    }

    /** Puts the events into what a window or a slice holds. */
    void addTo(LiveWindow window, CompositeAggregate aggregate) {
        window.minTime = Math.min(window.minTime, time);
        if (batch == null) {
            window.maxTime = Math.max(window.maxTime, time);
            window.count++;
            aggregate.add(window.accumulator, view);
        } else {
            window.maxTime = Math.max(window.maxTime, batch.maxTime());
            window.count += batch.size();
            aggregate.addAll(window.accumulator, batch);
        }
    }

    /** The pair of the event and a window that does not take it. */
    RefusedPair<T> refused(CompiledWindow definition, long start, long end) {
        return new RefusedPair<>(event, definition.name, key, time, start, end, watermark);
    }
}
