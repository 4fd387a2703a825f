package io.tidemark.job.ingest;

import io.tidemark.functions.window.WindowAssigner;
import java.util.List;

/**
 * The times at which windows end that end by the clock alone, such as every full minute. Sessions and windows without an
 * end have no such times.
 */
final class WindowEnds {

    private final WindowAssigner[] assigners;

    private long earliest;

    WindowEnds(List<WindowAssigner> assigners) {
        this.assigners = assigners.stream()
                .filter(assigner -> assigner.endsByTime() && !assigner.isMerging())
                .toArray(WindowAssigner[]::new);
    }

    /**
     * The earliest end after a time: of all windows that hold it, as ends are exclusive. O(windows of an event).
     *
     * @return {@code Long.MAX_VALUE} when there is none
     */
    long after(long time) {
        earliest = Long.MAX_VALUE;
        for (WindowAssigner assigner : assigners) {
            assigner.assign(time, (start, end) -> earliest = Math.min(earliest, end));
        }
        return earliest;
    }
}
