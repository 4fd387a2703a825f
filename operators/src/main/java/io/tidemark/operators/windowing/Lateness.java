package io.tidemark.operators.windowing;

import io.tidemark.functions.window.TimeMath;

/**
 * Judges events against the watermark and says when windows are dropped.
 *
 * <p>A watermark {@code W} promises no further event at or before {@code W}: a window's time has passed when {@code W >= end
 * - 1}.
 */
final class Lateness {

    private final long thresholdMillis;
    private final long keptMillis;

    /**
     * @param thresholdMillis how long after its last millisecond a window still takes events
     * @param retentionMillis how long after its last millisecond a window's state is kept at least
     */
    Lateness(long thresholdMillis, long retentionMillis) {
        this.thresholdMillis = thresholdMillis;
        this.keptMillis = Math.max(thresholdMillis, retentionMillis);
    }

    Verdict judge(long end, long watermark) {
        if (watermark < end - 1) {
            return Verdict.ON_TIME;
        }
        return watermark < TimeMath.add(end - 1, thresholdMillis) ? Verdict.LATE : Verdict.TOO_LATE;
    }

    /** Whether the time of a window that ends at {@code end} has passed. */
    static boolean hasPassed(long end, long watermark) {
        return watermark >= end - 1;
    }

    /** The watermark at which the state of a window that ends at {@code end} is dropped. */
    long cleanupTime(long end) {
        return TimeMath.add(end - 1, keptMillis);
    }
}
