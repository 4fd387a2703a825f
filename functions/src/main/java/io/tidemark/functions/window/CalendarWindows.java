package io.tidemark.functions.window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;

/**
 * Hours, days, weeks or months of a time zone's local clock, side by side. Bounds come from {@link java.time}, so a day on
 * which clocks shift has 23 or 25 hours, and whatever else the zone's rules say.
 *
 * <ul>
 *   <li>A day begins at the first moment at which the local clock shows its date: where midnight does not exist, at the shift;
 *       where there are two, at the first. Should a clock go back over midnight, the new day has begun. A date that a zone
 *       skips has no window. Weeks and months begin with their first day.
 *   <li>An hour is as long as the clock shows the same hour at the same offset from UTC. It ends where the clock shifts: the
 *       hour that comes twice in autumn is two windows, and a shift by half an hour leaves windows of half an hour.
 * </ul>
 *
 * <p>The windows found last are remembered, so that an event in one of them costs a few comparisons; O(log shifts of the zone)
 * otherwise. Remembering is not synchronized, and need not be: what is remembered is immutable, and another thread's is as
 * good.
 */
public final class CalendarWindows implements WindowAssigner {

    private static final long serialVersionUID = 1L;

    /** Windows around the watermark, and a few that late events come for. */
    private static final int REMEMBERED = 4;

    private static final int HOUR_SECONDS = 3600;
    private static final long MILLIS_PER_SECOND = 1000;

    private record Bounds(long start, long end) {

        /** The last window there is holds the last time there is. */
        boolean holds(long time) {
            return time >= start && (time < end || end == Long.MAX_VALUE);
        }
    }

    private final CalendarUnit every;
    private final ZoneId zone;
    private final DayOfWeek weekStarts;

    /** Newest first; {@code null} where there are not as many yet. */
    @SuppressWarnings("serial") // made anew by readResolve
    private final transient Bounds[] remembered = new Bounds[REMEMBERED];

    /**
     * @param every what makes one window
     * @param zone whose clock it is
     * @param weekStarts first day of a week; of no meaning to others
     */
    public CalendarWindows(CalendarUnit every, ZoneId zone, DayOfWeek weekStarts) {
        this.every = Objects.requireNonNull(every, "every");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.weekStarts = Objects.requireNonNull(weekStarts, "weekStarts");
    }

    private Object readResolve() {
        return new CalendarWindows(every, zone, weekStarts);
    }

    public CalendarUnit every() {
        return every;
    }

    public ZoneId zone() {
        return zone;
    }

    public DayOfWeek weekStarts() {
        return weekStarts;
    }

    @Override
    public void assign(long time, Windows windows) {
        for (Bounds bounds : remembered) {
            if (bounds != null && bounds.holds(time)) {
                windows.add(bounds.start, bounds.end);
                return;
            }
        }
        Bounds found = every == CalendarUnit.HOUR ? hour(time) : days(time);
        System.arraycopy(remembered, 0, remembered, 1, REMEMBERED - 1);
        remembered[0] = found;
        windows.add(found.start, found.end);
    }

    private Bounds hour(long time) {
        ZoneRules rules = zone.getRules();
        long second = Math.floorDiv(time, MILLIS_PER_SECOND);
        ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond(second));
        long start = second - Math.floorMod(second + offset.getTotalSeconds(), HOUR_SECONDS);
        long end = start + HOUR_SECONDS;
        // Strictly before the next second: a shift at this one is included.
        ZoneOffsetTransition last = rules.previousTransition(Instant.ofEpochSecond(second + 1));
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(second));
        return bounds(
                last == null ? start : Math.max(start, last.toEpochSecond()),
                next == null ? end : Math.min(end, next.toEpochSecond()));
    }

    private Bounds days(long time) {
        long second = Math.floorDiv(time, MILLIS_PER_SECOND);
        LocalDate date = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
        LocalDate first = every.first(date, weekStarts);
        LocalDate next = every.next(first);
        // More than one step only where the clock has gone back over midnight, and shows the date before once more.
        while (beginning(next) <= second) {
            first = next;
            next = every.next(first);
        }
        return bounds(beginning(first), beginning(next));
    }

    /** The first second of a day, since the epoch. */
    private long beginning(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static Bounds bounds(long startSecond, long endSecond) {
        return new Bounds(clampedMillis(startSecond), clampedMillis(endSecond));
    }

    private static long clampedMillis(long second) {
        if (second > Long.MAX_VALUE / MILLIS_PER_SECOND) {
            return Long.MAX_VALUE;
        }
        return second < Long.MIN_VALUE / MILLIS_PER_SECOND ? Long.MIN_VALUE : second * MILLIS_PER_SECOND;
    }

    @Override
    public long windowsAt(long time) {
        return 1;
    }

    @Override
    public boolean overlaps() {
        return false;
    }

    @Override
    public Optional<WindowLengths> lengths() {
        return Optional.of(every.lengths());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalendarWindows that
                && every == that.every
                && zone.equals(that.zone)
                && weekStarts == that.weekStarts;
    }

    @Override
    public int hashCode() {
        return Objects.hash(every, zone, weekStarts);
    }

    @Override
    public String toString() {
        return "CalendarWindows[every=" + every + ", zone=" + zone + ", weekStarts=" + weekStarts + "]";
    }
}
