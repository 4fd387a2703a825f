package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.TimeDomain;

/** Moves the timers of a key to the earliest thing that there is to do for it. */
final class KeySchedule {

    private final KeyTimers timers;
    private final Lateness lateness;
    private final TimeDomain timeDomain;
    private long ignoredDeadlines;

    KeySchedule(KeyTimers timers, Lateness lateness, TimeDomain timeDomain) {
        this.timers = timers;
        this.lateness = lateness;
        this.timeDomain = timeDomain;
    }

    /** Starts a call for the key that has just become current. */
    void begin() {
        ignoredDeadlines = Long.MIN_VALUE;
    }

    /** Says that all deadlines up to {@code time} have been called: one that a trigger left there is not called again. */
    void ignoreDeadlinesUpTo(long time) {
        ignoredDeadlines = time;
    }

    /** Registers and takes back timers; the index keeps which are registered. */
    void moveTimers(WindowIndex index) {
        long closing = nextClosing(index);
        long deadline = nextDeadline(index);
        if (timeDomain == TimeDomain.EVENT) {
            moveWatermarkTimer(index, closing);
            moveClockTimer(index, deadline);
        } else {
            // The clock closes windows; the watermark is awaited for one thing, the end of the input.
            moveWatermarkTimer(index, Long.MAX_VALUE);
            moveClockTimer(index, Math.min(closing, deadline));
        }
    }

    /** When the next window closes or is dropped. */
    private long nextClosing(WindowIndex index) {
        if (index.isEmpty()) {
            return Long.MAX_VALUE;
        }
        int open = index.firstOpen();
        long next = open < index.size() ? index.get(open).end - 1 : Long.MAX_VALUE;
        WindowEntry oldest = index.get(0);
        return oldest.closed ? Math.min(next, lateness.cleanupTime(oldest.end)) : next;
    }

    private long nextDeadline(WindowIndex index) {
        if (!index.hasDeadlines()) {
            return Trigger.NO_DEADLINE;
        }
        long next = Trigger.NO_DEADLINE;
        for (int i = 0; i < index.size(); i++) {
            long deadline = index.get(i).deadline;
            if (deadline > ignoredDeadlines) {
                next = Math.min(next, deadline);
            }
        }
        return next;
    }

    private void moveWatermarkTimer(WindowIndex index, long time) {
        long registered = index.watermarkTimer;
        if (index.isEmpty()) {
            if (registered != WindowIndex.NO_TIMER) {
                timers.deleteWatermark(registered);
            }
            index.watermarkTimer = WindowIndex.NO_TIMER;
        } else if (registered == WindowIndex.NO_TIMER || time < registered) {
            if (registered != WindowIndex.NO_TIMER) {
                timers.deleteWatermark(registered);
            }
            timers.registerWatermark(time);
            index.watermarkTimer = time;
        }
    }

    private void moveClockTimer(WindowIndex index, long time) {
        long registered = index.clockTimer;
        boolean needed = !index.isEmpty() && time != Long.MAX_VALUE;
        if (registered != WindowIndex.NO_TIMER && (!needed || time < registered)) {
            timers.deleteClock(registered);
            index.clockTimer = WindowIndex.NO_TIMER;
        }
        if (needed && index.clockTimer == WindowIndex.NO_TIMER) {
            timers.registerClock(time);
            index.clockTimer = time;
        }
    }
}
