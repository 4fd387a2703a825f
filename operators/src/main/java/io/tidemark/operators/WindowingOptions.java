package io.tidemark.operators;

import java.io.Serializable;

/**
 * What all window definitions of a pipeline have in common.
 *
 * @param timeDomain which clock assigns and closes windows
 * @param lateEventThresholdMillis how long after its last millisecond a window still takes events; 0 for not at all
 * @param lateFiringIntervalMillis 0 to fire a late pane for each late event, otherwise the wall-clock interval at which
 *     late events are fired together
 * @param windowRetentionMillis how long after its last millisecond a window's state is kept at least
 * @param maxWindowsPerKey bound of the live windows of one key, over all definitions; at least 1
 * @param windowLimitPolicy what happens beyond the bound
 */
public record WindowingOptions(
        TimeDomain timeDomain,
        long lateEventThresholdMillis,
        long lateFiringIntervalMillis,
        long windowRetentionMillis,
        int maxWindowsPerKey,
        WindowLimitPolicy windowLimitPolicy)
        implements Serializable {

    /** The defaults of the pipeline file. */
    public static final WindowingOptions DEFAULTS =
            new WindowingOptions(TimeDomain.EVENT, 300_000, 0, 300_000, 1000, WindowLimitPolicy.REJECT);

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public WindowingOptions {
        requireNotNegative("late-event-threshold", lateEventThresholdMillis);
        requireNotNegative("late-firing interval", lateFiringIntervalMillis);
        requireNotNegative("window-retention", windowRetentionMillis);
        if (maxWindowsPerKey < 1) {
            throw new IllegalArgumentException("max-windows-per-key must be at least 1, found " + maxWindowsPerKey);
        }
    }

    private static void requireNotNegative(String name, long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(name + " must not be negative, found " + millis + " ms");
        }
    }
}
