package io.tidemark.operators;

import java.io.Serializable;

/**
 * Reads an event: its key, its time and the values of its fields. Deterministic and without side effects; it must not throw,
 * so validate events before they reach the window operator.
 *
 * @param <T> the events of a stream
 */
public interface EventExtractor<T> extends Serializable {

    /** What {@link #arrivalTime} returns when nobody noted it. */
    long UNKNOWN_ARRIVAL = Long.MIN_VALUE;

    /** The key; never {@code null}. Equal keys must be equal text in every run. */
    String key(T event);

    /** The event's time, in milliseconds since the epoch. Not called under processing time. */
    long time(T event);

    /** The field's value as a finite number, or {@code NaN} when it is absent or not a number. */
    double number(T event, int field);

    /** The field's value as text, or {@code null} when it is absent; needed by text aggregates only. */
    default String text(T event, int field) {
        return null;
    }

    /** The wall clock at which the source read the event, in milliseconds, for the latency metric. */
    default long arrivalTime(T event) {
        return UNKNOWN_ARRIVAL;
    }
}
