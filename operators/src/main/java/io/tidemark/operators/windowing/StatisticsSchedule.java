package io.tidemark.operators.windowing;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.TimeDomain;

/**
 * How long statistics are kept: until the retention after their newest value has passed, and as long as the key has windows,
 * whose results may show and feed them. One timer a key, set at the first value and moved only when it fires: values in between
 * cost nothing. Under processing time the end of the input is awaited as well, which no clock announces.
 */
final class StatisticsSchedule {

    private final KeyTimers timers;
    private final Lateness lateness;
    private final boolean eventTime;
    private final long retentionMillis;

    StatisticsSchedule(KeyTimers timers, Lateness lateness, TimeDomain timeDomain, long retentionMillis) {
        this.timers = timers;
        this.lateness = lateness;
        this.eventTime = timeDomain == TimeDomain.EVENT;
        this.retentionMillis = retentionMillis;
    }

    /** Registers the timer of a key that has none. */
    void register(KeyStatistics statistics) {
        if (statistics.timer == KeyStatistics.NO_TIMER && retentionMillis != RunningDefinitions.FOR_EVER) {
            registerAt(due(statistics), statistics);
        }
    }

    /** Lets the key be looked at when the retention says so, which may have become shorter since its timer was registered. */
    void registerAnew(KeyStatistics statistics) {
        if (retentionMillis != RunningDefinitions.FOR_EVER && due(statistics) < statistics.timer) {
            registerAt(due(statistics), statistics);
        }
    }

    private void registerAt(long time, KeyStatistics statistics) {
        if (eventTime) {
            timers.registerWatermark(time);
        } else {
            timers.registerClock(time);
            timers.registerWatermark(Long.MAX_VALUE);
        }
        statistics.timer = time;
    }

    private long due(KeyStatistics statistics) {
        return TimeMath.add(statistics.newestTime, retentionMillis);
    }

    /** Whether the key's statistics wait for this watermark: its timer must not be taken back for the sake of windows. */
    boolean waitsForWatermark(long time, KeyStatistics statistics) {
        return statistics.timer != KeyStatistics.NO_TIMER && time == (eventTime ? statistics.timer : Long.MAX_VALUE);
    }

    /** Whether the key's statistics wait for this wall clock. */
    boolean waitsForClock(long time, KeyStatistics statistics) {
        return !eventTime && time == statistics.timer;
    }

    /**
     * A timer has fired, of the statistics or of windows.
     *
     * @param reached the watermark, or the clock that takes its place
     * @param index of the key's windows, those that end by then closed
     * @return whether the statistics are kept no longer; if so no timer is left
     */
    boolean ends(KeyStatistics statistics, long timer, long reached, WindowIndex index) {
        boolean inputHasEnded = !eventTime && reached == Long.MAX_VALUE;
        if (statistics.timer == KeyStatistics.NO_TIMER || (timer != statistics.timer && !inputHasEnded)) {
            return false;
        }
        if (inputHasEnded) {
            if (index.clockTimer != statistics.timer) {
                timers.deleteClock(statistics.timer);
            }
            return true;
        }
        statistics.timer = KeyStatistics.NO_TIMER;
        long due = due(statistics);
        if (!index.isEmpty()) {
            due = Math.max(due, lateness.cleanupTime(index.get(index.size() - 1).end));
        }
        if (reached < due) {
            if (retentionMillis != RunningDefinitions.FOR_EVER) {
                registerAt(due, statistics);
            }
            return false;
        }
        if (!eventTime && index.watermarkTimer != Long.MAX_VALUE) {
            timers.deleteWatermark(Long.MAX_VALUE);
        }
        return true;
    }
}
