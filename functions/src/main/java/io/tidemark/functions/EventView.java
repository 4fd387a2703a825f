package io.tidemark.functions;

/**
 * One event as aggregates and triggers see it: a time and the values of its {@linkplain Field fields}.
 *
 * <p>A view is valid during the call it is passed to; keep values, never the view.
 */
public interface EventView {

    /** The event's time (the wall clock of its arrival under processing time), in milliseconds since the epoch. */
    long time();

    /** The field's value as a finite number, or {@code NaN} when it is absent or not a number. */
    double number(int field);

    /** The field's value as text, or {@code null} when it is absent. */
    String text(int field);
}
