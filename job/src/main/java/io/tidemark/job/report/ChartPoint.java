package io.tidemark.job.report;

import io.tidemark.operators.Pane;

/** A point of every chart of a series: of one window, or the lowest or the highest values of several. */
final class ChartPoint {

    private final long time;
    private final long start;
    private final Pane pane;
    private final long count;
    private final double[] values;

    /**
     * @param time epoch milliseconds
     * @param start of the window, or of the first of several
     * @param pane the newest pane of the window, the latest kind among several
     * @param values not to be changed, NaN where there is none
     */
    ChartPoint(long time, long start, Pane pane, long count, double[] values) {
        this.time = time;
        this.start = start;
        this.pane = pane;
        this.count = count;
        this.values = values;
    }

    static ChartPoint of(WindowPoint window) {
        return new ChartPoint(window.time(), window.start(), window.newest(), window.count(), window.values());
    }

    long time() {
        return time;
    }

    long start() {
        return start;
    }

    Pane pane() {
        return pane;
    }

    long count() {
        return count;
    }

    double value(int place) {
        return place < values.length ? values[place] : Double.NaN;
    }
}
