package io.tidemark.job.report;

/** Counts the panes of one series. */
final class SeriesCount {

    private long panes;
    private long events;
    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;

    void add(ResultPane pane) {
        panes++;
        events += pane.count();
        minTime = Math.min(minTime, pane.time());
        maxTime = Math.max(maxTime, pane.time());
    }

    long panes() {
        return panes;
    }

    /** Events of all panes; those of several panes count in each. */
    long events() {
        return events;
    }

    /** Time of the first point. */
    long minTime() {
        return minTime;
    }

    /** Time of the last point. */
    long maxTime() {
        return maxTime;
    }
}
