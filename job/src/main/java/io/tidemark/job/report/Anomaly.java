package io.tidemark.job.report;

/**
 * A value that a detector has found out of the ordinary.
 *
 * @param name of the detector
 * @param window name of the window definition whose results it looks at, {@code null} when it looks at events
 * @param key the key as JSON
 * @param time of the event, or the end of the window
 * @param start of the window, {@link Long#MIN_VALUE} for an event
 * @param value what was judged
 * @param mean what was expected, NaN when unknown, as are the numbers below
 * @param stddev how far values are from that
 * @param score how far this one was, in standard deviations
 * @param threshold the score beyond which it is an anomaly
 */
record Anomaly(
        String name,
        String window,
        String key,
        long time,
        long start,
        double value,
        double mean,
        double stddev,
        double score,
        double threshold)
        implements OutputRecord {

    /** How far out it is; without a score nothing like it had been seen. */
    double severity() {
        return Double.isNaN(score) ? Double.POSITIVE_INFINITY : Math.abs(score);
    }
}
