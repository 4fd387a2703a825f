package io.tidemark.functions.window;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What of a calendar makes one window. */
public enum CalendarUnit {
    /** From a full hour of the local clock to the next, or to a shift of the clock. */
    HOUR,
    DAY,
    /** Seven days; which is the first is a parameter. */
    WEEK,
    MONTH;

    private static final int DAYS_OF_WEEK = 7;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final int FEWEST_DAYS_OF_MONTH = 28;
    private static final int MOST_DAYS_OF_MONTH = 31;
    /** By how much the clocks of one place differ at most: offsets are from -18 to +18 hours. */
    private static final long MOST_SHIFT_MILLIS = 36 * HOUR_MILLIS;

    /** The first day of the day, week or month that a date is in. */
    LocalDate first(LocalDate date, DayOfWeek weekStarts) {
        return switch (this) {
            case HOUR, DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(weekStarts));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** The first day of the day, week or month after the one that begins with {@code first}. */
    LocalDate next(LocalDate first) {
        return switch (this) {
            case HOUR, DAY -> first.plusDays(1);
            case WEEK -> first.plusDays(DAYS_OF_WEEK);
            case MONTH -> first.plusMonths(1);
        };
    }

    /** How long they are: at least, where clocks shift by the usual hour, and at most, wherever. */
    WindowLengths lengths() {
        return switch (this) {
            case HOUR -> new WindowLengths(HOUR_MILLIS, HOUR_MILLIS);
            case DAY -> ofDays(1, 1);
            case WEEK -> ofDays(DAYS_OF_WEEK, DAYS_OF_WEEK);
            case MONTH -> ofDays(FEWEST_DAYS_OF_MONTH, MOST_DAYS_OF_MONTH);
        };
    }

    private static WindowLengths ofDays(int fewest, int most) {
        return new WindowLengths(fewest * DAY_MILLIS - HOUR_MILLIS, most * DAY_MILLIS + MOST_SHIFT_MILLIS);
    }
}
