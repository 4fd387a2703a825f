package io.tidemark.benchmarks.latency;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When the broker appended the events that close windows: of each partition the first one at or after a window's end plus the
 * out-of-orderness, of those the last appended.
 *
 * <p>{@link #closedBy} belongs to the thread that sends, the rest may be called from any.
 */
final class ClosingEvents {

    private final long windowMillis;
    private final long outOfOrdernessMillis;
    private final long[] lastClosedEnd;
    private final Map<Long, Closing> closings = new HashMap<>();

    private record Closing(int partitions, long appendedMillis) {}

    /**
     * @param firstEnd end of the first window to note
     */
    ClosingEvents(int partitions, long windowMillis, long outOfOrdernessMillis, long firstEnd) {
        this.windowMillis = windowMillis;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        this.lastClosedEnd = new long[partitions];
        Arrays.fill(lastClosedEnd, firstEnd - windowMillis);
    }

    /**
     * The windows that the next event of a partition closes there.
     *
     * @param timeMillis its event time; never less than that of the partition's event before
     * @return their ends in ascending order; nearly always none
     */
    long[] closedBy(int partition, long timeMillis) {
        long reached = Math.floorDiv(timeMillis - outOfOrdernessMillis, windowMillis) * windowMillis;
        long before = lastClosedEnd[partition];
        if (reached <= before) {
            return NONE;
        }
        lastClosedEnd[partition] = reached;
        long[] ends = new long[Math.toIntExact((reached - before) / windowMillis)];
        Arrays.setAll(ends, i -> before + (i + 1) * windowMillis);
        return ends;
    }

    private static final long[] NONE = {};

    /**
     * Notes that the broker has the event that closes these windows in one of the partitions.
     *
     * @param appendedMillis the broker's wall clock at its append
     */
    synchronized void appended(long[] ends, long appendedMillis) {
        for (long end : ends) {
            closings.merge(
                    end,
                    new Closing(1, appendedMillis),
                    (one, other) -> new Closing(
                            one.partitions + other.partitions, Math.max(one.appendedMillis, other.appendedMillis)));
        }
    }

    /** The append of the event that closed the window with this end; none while a partition has no such event. */
    synchronized OptionalLong appendedMillis(long end) {
        Closing closing = closings.get(end);
        return closing == null || closing.partitions < lastClosedEnd.length
                ? OptionalLong.empty()
                : OptionalLong.of(closing.appendedMillis);
    }
}
