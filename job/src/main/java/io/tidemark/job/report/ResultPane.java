package io.tidemark.job.report;

import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import java.util.Map;
import java.util.Set;

/**
 * One pane of a window.
 *
 * @param start first millisecond of the window, {@link Long#MIN_VALUE} when it has no bounds
 * @param end millisecond after its last one, {@link Long#MAX_VALUE} when it has no bounds
 * @param count events that the pane holds
 * @param lastEventTime newest event time in it, {@link Long#MIN_VALUE} when there is none
 * @param values the numbers among its values by name, NaN for one that is missing; the numbers in the result of one aggregate
 *     stand under its name, a point and their own
 * @param uncharted names of the values that are no numbers
 */
record ResultPane(
        String pipeline,
        SeriesId series,
        long start,
        long end,
        Pane pane,
        long paneIndex,
        ResultStatus status,
        long count,
        long lastEventTime,
        long emittedAt,
        Map<String, Double> values,
        Set<String> uncharted)
        implements OutputRecord {

    /** Where the pane stands on the axis of time: at the end of its window, or at its newest event if there is no end. */
    long time() {
        if (end != Long.MAX_VALUE) {
            return end;
        }
        return lastEventTime == Long.MIN_VALUE ? emittedAt : lastEventTime;
    }

    /** Whether its window has an end. One without has but one window, so each of its panes is drawn. */
    boolean isBounded() {
        return end != Long.MAX_VALUE;
    }
}
