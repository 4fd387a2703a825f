package io.tidemark.operators.windowing;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowingOptions;

/**
 * Judges events against the watermark and says when windows are dropped.
 *
 * <p>A watermark {@code W} promises no further event at or before {@code W}: a window's time has passed when {@code W >= end
 * - 1}.
 */
public final class Lateness {

    private final long thresholdMillis;
    private final long keptMillis;
    /** Windows that end here or before may have been dropped under an earlier rule. */
    private final long earlierDroppedUpTo;

    private Lateness(long thresholdMillis, long keptMillis, long earlierDroppedUpTo) {
        this.thresholdMillis = thresholdMillis;
        this.keptMillis = keptMillis;
        this.earlierDroppedUpTo = earlierDroppedUpTo;
    }

    /**
     * The rules of a pipeline.
     *
     * @param earlierDroppedUpTo what {@link #droppedUpTo} said before a restore, {@code Long.MIN_VALUE} without one. A
     *     threshold that has grown since does not open those windows again: their results would replace whole ones with parts
     */
    public static Lateness of(WindowingOptions options, long earlierDroppedUpTo) {
        long kept = Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        // A clock of n may still see events of millisecond n, so under processing time a window outlives its last one.
        long sameMillisecond = options.timeDomain() == TimeDomain.PROCESSING ? 1 : 0;
        return new Lateness(
                options.lateEventThresholdMillis(), TimeMath.add(kept, sameMillisecond), earlierDroppedUpTo);
    }

    Verdict judge(long end, long watermark) {
        if (watermark < end - 1) {
            return Verdict.ON_TIME;
        }
        boolean late = watermark < TimeMath.add(end - 1, thresholdMillis) && end > earlierDroppedUpTo;
        return late ? Verdict.LATE : Verdict.TOO_LATE;
    }

    /** Whether the time of a window that ends at {@code end} has passed. */
    static boolean hasPassed(long end, long watermark) {
        return watermark >= end - 1;
    }

    /** How long after its last millisecond a window's state is kept. */
    public long keptMillis() {
        return keptMillis;
    }

    /** The largest end of windows that have been dropped, under this rule or an earlier one, when the watermark is there. */
    public long droppedUpTo(long watermark) {
        return Math.max(earlierDroppedUpTo, TimeMath.add(TimeMath.subtract(watermark, keptMillis), 1));
    }

    /** The watermark at which the state of a window that ends at {@code end} is dropped. */
    long cleanupTime(long end) {
        return TimeMath.add(end - 1, keptMillis);
    }
}
