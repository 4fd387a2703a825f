package io.tidemark.job.inspect;

import io.tidemark.functions.aggregate.WindowValues;

/**
 * One live window of one key.
 *
 * @param window name of the window definition
 * @param key the key
 * @param start first millisecond of the window
 * @param end first millisecond after the window
 * @param count events held: all so far when panes accumulate, those since the last pane when they discard
 * @param unfired events since the last pane
 * @param paneIndex index of the next pane: as many with these bounds have been fired
 * @param closed whether its time has passed and its on-time pane is done; it is kept for late events
 * @param minEventTime time of the earliest event held; meaningless when {@code count} is 0
 * @param maxEventTime time of the latest event held; meaningless when {@code count} is 0
 * @param values what its next pane would say if it fired now; {@code null} when the aggregates are not known
 */
public record InspectedWindow(
        String window,
        String key,
        long start,
        long end,
        long count,
        long unfired,
        int paneIndex,
        boolean closed,
        long minEventTime,
        long maxEventTime,
        WindowValues values) {}
