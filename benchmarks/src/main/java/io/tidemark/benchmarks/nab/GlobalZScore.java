package io.tidemark.benchmarks.nab;

import java.util.Arrays;

/**
 * What a detector has to beat: {@code |x - mean| / stddev > 3} with mean and sample standard deviation of all points, without an
 * option. It shares no code with the detectors of the product.
 */
final class GlobalZScore {

    private static final double THRESHOLD = 3;

    private GlobalZScore() {}

    /** Of the points before each one, all of them, anomalies too. */
    static boolean[] ofThePointsSoFar(LabelledSeries series) {
        double[] values = series.values();
        boolean[] alarms = new boolean[values.length];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            alarms[i] = i > 1 && Math.abs(values[i] - mean) > THRESHOLD * Math.sqrt(squares / (i - 1));
            // Welford's update.
            double delta = values[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (values[i] - mean);
        }
        return alarms;
    }

    /** Of the whole series, so with the future known: no stream can have it. */
    static boolean[] inHindsight(LabelledSeries series) {
        double[] values = series.values();
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double limit = THRESHOLD * Math.sqrt(squares / (values.length - 1));
        boolean[] alarms = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            alarms[i] = Math.abs(values[i] - mean) > limit;
        }
        return alarms;
    }
}
