package io.tidemark.benchmarks.run;

/**
 * The nine statistics of one window of one key.
 *
 * @param key number of the key
 * @param start first millisecond of the window
 * @param end first millisecond after the window
 * @param stddev of the sample; {@code NaN} of one event
 */
public record PaneRow(
        int key,
        long start,
        long end,
        long count,
        double sum,
        double avg,
        double min,
        double max,
        double stddev,
        double p50,
        double p95,
        double p99) {

    /** Notes this pane. */
    public void addTo(PaneBuffer buffer) {
        buffer.add(key, start, end, count, sum, avg, min, max, stddev, p50, p95, p99);
    }
}
