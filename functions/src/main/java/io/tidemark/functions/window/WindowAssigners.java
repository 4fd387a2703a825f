package io.tidemark.functions.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;

/** The window types, made from durations; each fails with an {@link IllegalArgumentException} that names its numbers. */
public final class WindowAssigners {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private WindowAssigners() {}

    public static WindowAssigner tumbling(Duration size) {
        return tumbling(size, Duration.ZERO);
    }

    public static WindowAssigner tumbling(Duration size, Duration offset) {
        return new TumblingWindows(millis("size", size), millis("offset", offset));
    }

    public static WindowAssigner sliding(Duration size, Duration slide) {
        return sliding(size, slide, Duration.ZERO);
    }

    public static WindowAssigner sliding(Duration size, Duration slide, Duration offset) {
        return new SlidingWindows(millis("size", size), millis("slide", slide), millis("offset", offset));
    }

    public static WindowAssigner cumulating(Duration maxSize, Duration step) {
        return cumulating(maxSize, step, Duration.ZERO);
    }

    public static WindowAssigner cumulating(Duration maxSize, Duration step, Duration offset) {
        return new CumulatingWindows(millis("max-size", maxSize), millis("step", step), millis("offset", offset));
    }

    public static WindowAssigner session(Duration gap) {
        return new SessionWindows(millis("gap", gap));
    }

    public static WindowAssigner global() {
        return new GlobalWindows();
    }

    /** Hours, days, weeks or months of a zone's local clock; weeks begin on Monday. */
    public static WindowAssigner calendar(CalendarUnit every, ZoneId zone) {
        return calendar(every, zone, DayOfWeek.MONDAY);
    }

    public static WindowAssigner calendar(CalendarUnit every, ZoneId zone, DayOfWeek weekStarts) {
        return new CalendarWindows(every, zone, weekStarts);
    }

    static long millis(String name, Duration duration) {
        if (duration.toNanosPart() % NANOS_PER_MILLI != 0) {
            throw new IllegalArgumentException(
                    "windows are made of whole milliseconds, found " + name + " " + duration);
        }
        try {
            return duration.toMillis();
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "windows are measured in 64-bit milliseconds, found " + name + " " + duration, overflow);
        }
    }
}
