package io.tidemark.operators.batching;

import io.tidemark.functions.EventBatch;

/**
 * What reaches the window operator: an event on its own, or a batch of events of one key for one {@link BatchTarget}.
 *
 * @param <T> the events of the stream
 */
public final class Contribution<T> {

    private final T event;
    private final String key;
    private final int target;
    private final EventBatch batch;
    private final long arrivalMillis;

    private Contribution(T event, String key, int target, EventBatch batch, long arrivalMillis) {
        this.event = event;
        this.key = key;
        this.target = target;
        this.batch = batch;
        this.arrivalMillis = arrivalMillis;
    }

    /** An event on its own. */
    public static <T> Contribution<T> of(T event) {
        return new Contribution<>(event, null, 0, null, 0);
    }

    /**
     * A batch.
     *
     * @param target position of its target in the plan
     * @param arrivalMillis wall clock at which the source read the first of the events
     */
    static <T> Contribution<T> of(String key, int target, EventBatch batch, long arrivalMillis) {
        return new Contribution<>(null, key, target, batch, arrivalMillis);
    }

    /** Whether this is a batch. */
    public boolean isBatch() {
        return batch != null;
    }

    /** The event; {@code null} for a batch. */
    public T event() {
        return event;
    }

    /** The key of a batch; {@code null} for an event, which has its own. */
    public String key() {
        return key;
    }

    /** Position of a batch's target in the plan. */
    public int target() {
        return target;
    }

    /** The batch; {@code null} for an event. */
    public EventBatch batch() {
        return batch;
    }

    /** Wall clock at which the source read the first event of a batch. */
    public long arrivalMillis() {
        return arrivalMillis;
    }
}
