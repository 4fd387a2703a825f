package io.tidemark.job.config;

import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.io.Serializable;
import java.time.Duration;

/**
 * How events become windows: time, lateness, limits.
 *
 * @param time which clock assigns and closes windows
 * @param outOfOrderness how far an event may lie behind the newest one of its split without being late
 * @param watermarkInterval how often watermarks are emitted
 * @param idleTimeout after how long without events a split no longer holds the watermark back; {@code null} for never
 * @param maxFutureSkew how far ahead of the wall clock an event's time may lie; {@code null} for any
 * @param allowLateEvents whether a window takes events after it has fired
 * @param lateEventThreshold for how long it does
 * @param lateFiringInterval zero to fire a late pane for each late event, otherwise how long late events are gathered
 * @param windowRetention how long a window's state is kept at least
 * @param maxWindowsPerKey bound of the live windows of one key
 * @param onWindowLimit what happens beyond it
 * @param resultBufferTimeout how long a result may wait in a network buffer
 * @param preAggregation whether events are batched before the shuffle
 * @param stateCacheBytes memory of each subtask for windows in use in front of RocksDB; 0 for none
 * @param statisticsRetention how long a key's running statistics are kept after its last value; {@code null} for ever
 */
public record ProcessorConfig(
        TimeDomain time,
        Duration outOfOrderness,
        Duration watermarkInterval,
        Duration idleTimeout,
        Duration maxFutureSkew,
        boolean allowLateEvents,
        Duration lateEventThreshold,
        Duration lateFiringInterval,
        Duration windowRetention,
        int maxWindowsPerKey,
        WindowLimitPolicy onWindowLimit,
        Duration resultBufferTimeout,
        PreAggregation preAggregation,
        long stateCacheBytes,
        Duration statisticsRetention)
        implements Serializable {

    /** The part that the window operator needs; without late events the threshold is zero. */
    public WindowingOptions windowingOptions() {
        return new WindowingOptions(
                time,
                allowLateEvents ? lateEventThreshold.toMillis() : 0,
                lateFiringInterval.toMillis(),
                windowRetention.toMillis(),
                maxWindowsPerKey,
                onWindowLimit);
    }
}
