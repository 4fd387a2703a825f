package io.tidemark.operators;

import io.tidemark.functions.aggregate.WindowValues;

/**
 * One pane of one window of one key.
 *
 * @param pipeline name of the pipeline
 * @param window name of the window definition
 * @param key the key
 * @param start first millisecond of the window
 * @param end first millisecond after the window
 * @param pane why it came
 * @param paneIndex 0, 1, 2 … for each window
 * @param status whether it is whole
 * @param count events in the pane
 * @param values what was computed; {@code null} for a retraction
 * @param minEventTime time of the earliest event in the pane; meaningless when {@code count} is 0
 * @param maxEventTime time of the latest event in the pane; meaningless when {@code count} is 0
 * @param watermark the operator's watermark (its clock under processing time) when it fired
 * @param emittedAt wall clock when it fired, in milliseconds
 */
public record WindowResult(
        String pipeline,
        String window,
        String key,
        long start,
        long end,
        Pane pane,
        int paneIndex,
        ResultStatus status,
        long count,
        WindowValues values,
        long minEventTime,
        long maxEventTime,
        long watermark,
        long emittedAt) {

    /** The same for the same pane on every replay: made of pipeline, window, key, start, end and pane index. */
    public String id() {
        return ResultIds.of(this);
    }

    /** This result with other values. */
    public WindowResult withValues(WindowValues newValues) {
        return new WindowResult(
                pipeline,
                window,
                key,
                start,
                end,
                pane,
                paneIndex,
                status,
                count,
                newValues,
                minEventTime,
                maxEventTime,
                watermark,
                emittedAt);
    }
}
