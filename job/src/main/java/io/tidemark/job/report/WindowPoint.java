package io.tidemark.job.report;

import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;

/**
 * A window in a chart, made of its panes in any order. The newest one says what has become of the window. It gives the values
 * too, unless it holds fewer events than another: panes do so in mode discarding alone, where each holds what came since the one
 * before, and then the pane with the most events is shown.
 */
final class WindowPoint {

    private final long time;
    private final long start;
    private Pane newest;
    private long newestIndex;
    private long newestEmittedAt;
    private ResultStatus status;
    private long shownIndex;
    private long shownEmittedAt;
    private long count;
    private double[] values;

    WindowPoint(ResultPane pane, double[] values) {
        this.time = pane.time();
        this.start = pane.start();
        takeNewest(pane);
        show(pane, values);
    }

    /** Takes another pane of the window. */
    void merge(ResultPane pane, double[] paneValues) {
        if (isNewer(pane, newestIndex, newestEmittedAt)) {
            takeNewest(pane);
        }
        boolean larger = pane.count() > count;
        if (larger || (pane.count() == count && isNewer(pane, shownIndex, shownEmittedAt))) {
            show(pane, paneValues);
        }
    }

    private static boolean isNewer(ResultPane pane, long index, long emittedAt) {
        return pane.paneIndex() > index || (pane.paneIndex() == index && pane.emittedAt() >= emittedAt);
    }

    private void takeNewest(ResultPane pane) {
        newest = pane.pane();
        newestIndex = pane.paneIndex();
        newestEmittedAt = pane.emittedAt();
    }

    private void show(ResultPane pane, double[] paneValues) {
        status = pane.status();
        shownIndex = pane.paneIndex();
        shownEmittedAt = pane.emittedAt();
        count = pane.count();
        values = paneValues;
    }

    /** Where it stands on the axis of time, epoch milliseconds. */
    long time() {
        return time;
    }

    long start() {
        return start;
    }

    Pane newest() {
        return newest;
    }

    /** Whether another session has absorbed the window, so that it is none any more. */
    boolean isRetracted() {
        return newest == Pane.RETRACTION;
    }

    /** Whether its newest pane is not the one with the most events. */
    boolean isDiscarding() {
        return !isRetracted() && shownIndex != newestIndex;
    }

    ResultStatus status() {
        return status;
    }

    /** Events that the shown pane holds. */
    long count() {
        return count;
    }

    /** Its values in their places, NaN where there is none. Not to be changed. */
    double[] values() {
        return values;
    }
}
