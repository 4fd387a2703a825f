package io.tidemark.functions.window;

/**
 * The points at which windows of fixed bounds start and end: all lie at {@code offset + k·step}.
 *
 * @param stepMillis distance of the points; at least 1
 * @param offsetMillis one of them; any value
 * @param spanMillis length of the longest window
 */
public record WindowGrid(long stepMillis, long offsetMillis, long spanMillis) {

    public WindowGrid {
        if (stepMillis <= 0 || spanMillis < stepMillis) {
            throw new IllegalArgumentException(
                    "a grid needs 0 < step <= span, found step " + stepMillis + " ms and span " + spanMillis + " ms");
        }
    }

    /** The coarsest grid that has the points of both. */
    public WindowGrid and(WindowGrid other) {
        long step = greatestCommonDivisor(stepMillis, other.stepMillis);
        long apart = TimeMath.phase(other.offsetMillis, offsetMillis, step);
        return new WindowGrid(
                apart == 0 ? step : greatestCommonDivisor(step, apart),
                offsetMillis,
                Math.max(spanMillis, other.spanMillis));
    }

    /** By Euclid, for positive numbers. */
    static long greatestCommonDivisor(long a, long b) {
        long larger = a;
        long smaller = b;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
