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
final class Lateness {

    private final long thresholdMillis;
    private final long keptMillis;

    private Lateness(long thresholdMillis, long keptMillis) {
        this.thresholdMillis = thresholdMillis;
        this.keptMillis = keptMillis;
    }

    /** The rules of a pipeline. */
    static Lateness of(WindowingOptions options) {
        long kept = Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        // A clock of n may still see events of millisecond n, so under processing time a window outlives its last one.
        long sameMillisecond = options.timeDomain() == TimeDomain.PROCESSING ? 1 : 0;
        return new Lateness(options.lateEventThresholdMillis(), TimeMath.add(kept, sameMillisecond));
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
