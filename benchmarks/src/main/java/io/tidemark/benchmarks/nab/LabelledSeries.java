package io.tidemark.benchmarks.nab;

import java.util.List;

/**
 * A series and where its anomalies are.
 *
 * @param name that of its file
 * @param times event time of each point, in ms
 * @param values value of each point
 * @param windows in order, apart from each other
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; lists would box tens of thousands of points.
record LabelledSeries(String name, long[] times, double[] values, List<LabelledWindow> windows) {

    private static final double PROBATION_SHARE = 0.15;
    private static final int MAX_PROBATION_POINTS = 750;

    int points() {
        return values.length;
    }

    /** The benchmark scores nothing in the first 15 % of a series, 750 points at most: detectors may learn meanwhile. */
    int probation() {
        return (int) Math.min(PROBATION_SHARE * points(), MAX_PROBATION_POINTS);
    }
}
