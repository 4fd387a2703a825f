package io.tidemark.operators.windowing;

import io.tidemark.functions.EventBatch;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.rollup.Partial;

/**
 * What a call brings to the windows of a key: one event, a batch of events that belong to the same windows and are on time in
 * all of them, or a partial of a window. One instance serves a processor.
 */
final class Arrival<T> {

    private final ExtractedEvent<T> view;

    private String key;
    private long watermark;
    private long time;
    private T event;
    /** {@code null} but for a batch. */
    private EventBatch batch;
    /** {@code null} but for a partial, as is what it holds. */
    private Partial partial;

    private CompositeAccumulator accumulator;

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

    /**
     * @param newAccumulator what the partial holds
     */
    void set(Partial newPartial, CompositeAccumulator newAccumulator) {
        partial = newPartial;
        accumulator = newAccumulator;
        time = newPartial.minTime();
    }

    /** Lets go of the event. */
    void clear() {
        event = null;
        batch = null;
        partial = null;
        accumulator = null;
        view.clear();
    }

    /** The watermark that the arrival is judged against. */
    long watermark() {
        return watermark;
    }

    /** Time of the event, of several the earliest. */
    long time() {
        return time;
    }

    /** Time of the event, of a batch the latest. */
    long latestTime() {
        return batch == null ? time : batch.maxTime();
    }

    /** Whether this is a single event, which can be looked at and refused. */
    boolean isEvent() {
        return event != null;
    }

    /** Number of events. */
    long count() {
        if (partial != null) {
            return partial.count();
        }
        return batch == null ? 1 : batch.size();
    }

    /** The event as aggregates and triggers see it. */
    ExtractedEvent<T> view() {
        return view;
    }

    /** Puts the events into what a window or a slice holds. */
    void addTo(LiveWindow window, CompositeAggregate aggregate) {
        window.minTime = Math.min(window.minTime, time);
        if (partial != null) {
            window.maxTime = Math.max(window.maxTime, partial.maxTime());
            window.count += partial.count();
            aggregate.merge(window.accumulator, accumulator);
        } else if (batch == null) {
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
