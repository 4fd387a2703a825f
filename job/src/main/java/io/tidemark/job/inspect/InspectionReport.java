package io.tidemark.job.inspect;

import java.util.List;

/**
 * What a savepoint or checkpoint holds.
 *
 * @param watermark newest watermark that any subtask had seen, {@link Long#MIN_VALUE} before there was one
 * @param windows number of live windows of all keys
 * @param keys number of keys that have any, those of roll-ups by themselves
 * @param matching number of windows that were asked for
 * @param anyKey some key of those there are, {@code null} when there are none
 * @param rows the windows asked for, as many as the limit allows, sorted by window, key and start
 */
public record InspectionReport(
        long watermark, long windows, long keys, long matching, String anyKey, List<InspectedWindow> rows) {

    public InspectionReport {
        rows = List.copyOf(rows);
    }
}
