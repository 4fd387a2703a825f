package io.tidemark.operators.batching;

import io.tidemark.functions.EventBatch;
import io.tidemark.operators.rollup.Partial;

/**
 * What reaches the window operator: an event on its own, a batch of events of one key for one {@link BatchTarget}, or a partial
 * for a roll-up.
 *
 * @param <T> the events of the stream
 */
public final class Contribution<T> {

    private final T event;
    private final String key;
    private final int target;
    private final EventBatch batch;
    private final long arrivalMillis;
    private final Partial partial;

    private Contribution(T event, String key, int target, EventBatch batch, long arrivalMillis, Partial partial) {
        this.event = event;
        this.key = key;
        this.target = target;
        this.batch = batch;
        this.arrivalMillis = arrivalMillis;
        this.partial = partial;
    }

    /** An event on its own. */
    public static <T> Contribution<T> of(T event) {
        return new Contribution<>(event, null, 0, null, 0, null);
    }

    /**
     * A batch.
     *
     * @param target position of its target in the plan
     * @param arrivalMillis wall clock at which the source read the first of the events
     */
    static <T> Contribution<T> of(String key, int target, EventBatch batch, long arrivalMillis) {
        return new Contribution<>(null, key, target, batch, arrivalMillis, null);
    }

    /** A partial. */
    public static <T> Contribution<T> of(Partial partial) {
        return new Contribution<>(null, partial.key(), 0, null, 0, partial);
    }

    /** Whether this is a batch. */
    public boolean isBatch() {
        return batch != null;
    }

    /** The event; {@code null} for a batch or a partial. */
    public T event() {
        return event;
    }

    /** The key of a batch or a partial; {@code null} for an event, which has its own. */
    public String key() {
        return key;
    }

    /** Position of a batch's target in the plan. */
    public int target() {
        return target;
    }

    /** The batch; {@code null} but for one. */
    public EventBatch batch() {
        return batch;
    }

    /** Wall clock at which the source read the first event of a batch. */
    public long arrivalMillis() {
        return arrivalMillis;
    }

    /** The partial; {@code null} but for one. */
    public Partial partial() {
        return partial;
    }
}
