package io.tidemark.benchmarks.oracle;

import io.tidemark.benchmarks.run.PaneRow;
import java.util.Arrays;

/**
 * The statistics of a window, from all its values, by definition.
 *
 * @param start first millisecond of the window
 * @param end first millisecond after the window
 * @param stddev of the sample, by two passes; {@code NaN} of one value
 */
record TruePane(
        long start,
        long end,
        long count,
        double sum,
        double min,
        double max,
        double stddev,
        Neighbours p50,
        Neighbours p95,
        Neighbours p99) {

    /** Of sums and what is made of them: engines add in different orders. */
    private static final double RELATIVE_ERROR = 1e-9;

    /**
     * Computes the statistics.
     *
     * @param values at least one; sorted afterwards
     */
    static TruePane of(long start, long end, double[] values) {
        Arrays.sort(values);
        int count = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new TruePane(
                start,
                end,
                count,
                sum,
                values[0],
                values[count - 1],
                count == 1 ? Double.NaN : Math.sqrt(squares / (count - 1)),
                Neighbours.of(values, 0.5),
                Neighbours.of(values, 0.95),
                Neighbours.of(values, 0.99));
    }

    /** Whether an engine's pane of this window is right. */
    boolean accepts(PaneRow found) {
        return found.start() == start
                && found.end() == end
                && found.count() == count
                && found.min() == min
                && found.max() == max
                && isClose(found.sum(), sum, sum)
                && isClose(found.avg(), sum / count, sum / count)
                && (count == 1 ? Double.isNaN(found.stddev()) : isClose(found.stddev(), stddev, Math.max(stddev, max)))
                && p50.accept(found.p50())
                && p95.accept(found.p95())
                && p99.accept(found.p99());
    }

    /** A deviation near 0 beside large values is as exact as these let it be, hence the scale. */
    private static boolean isClose(double found, double expected, double scale) {
        return Math.abs(found - expected) <= RELATIVE_ERROR * Math.abs(scale);
    }
}
