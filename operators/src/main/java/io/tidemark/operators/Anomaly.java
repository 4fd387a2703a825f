package io.tidemark.operators;

/**
 * A value out of line with those before it, and all numbers that led to the verdict. A number that there is not is NaN.
 *
 * @param name of the detector
 * @param key the key
 * @param window name of the window definition whose result was judged; {@code null} when it was an event
 * @param time of the event (the clock of its arrival under processing time); of a result its window's last millisecond
 * @param start first millisecond of the window; 0 for an event
 * @param end first millisecond after the window; 0 for an event
 * @param value that was judged
 * @param mean what was expected: the mean of the baseline, or its median
 * @param stddev spread of the baseline on the scale of a standard deviation
 * @param score how many of them the value is off; NaN where the spread is zero
 * @param threshold the score above which a value is an anomaly
 * @param emittedAt wall clock, in milliseconds
 */
public record Anomaly(
        String name,
        String key,
        String window,
        long time,
        long start,
        long end,
        double value,
        double mean,
        double stddev,
        double score,
        double threshold,
        long emittedAt) {

    /** Whether an event was judged, not a window's result. */
    public boolean isOfEvent() {
        return window == null;
    }
}
