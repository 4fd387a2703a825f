package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Windows of the calendar against what {@link java.time} says of single moments. */
class CalendarWindowsTest {

    private static final long SECOND = 1000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    private record Bounds(long start, long end) {

        Duration length() {
            return Duration.ofMillis(end - start);
        }
    }

    // --- the common rule, in the years that have data

    @Property(tries = 5000)
    void a_day_week_or_month_begins_and_ends_where_its_dates_do(
            @ForAll("zones") ZoneId zone,
            @ForAll("days") CalendarUnit unit,
            @ForAll DayOfWeek weekStarts,
            @ForAll("recentTimes") long time) {
        LocalDate date = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
        LocalDate first =
                switch (unit) {
                    case HOUR, DAY -> date;
                    case WEEK ->
                        date.minusDays(Math.floorMod(date.getDayOfWeek().getValue() - weekStarts.getValue(), 7));
                    case MONTH -> LocalDate.of(date.getYear(), date.getMonth(), 1);
                };
        LocalDate next =
                switch (unit) {
                    case HOUR, DAY -> first.plusDays(1);
                    case WEEK -> first.plusDays(7);
                    case MONTH -> first.plusMonths(1);
                };
        assertThat(window(new CalendarWindows(unit, zone, weekStarts), time))
                .isEqualTo(new Bounds(beginning(first, zone), beginning(next, zone)));
    }

    private static long beginning(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    @Property(tries = 5000)
    void an_hour_is_the_longest_stretch_of_one_offset_and_one_hour_on_the_clock(
            @ForAll("zones") ZoneId zone, @ForAll("recentTimes") long time) {
        Bounds hour = window(new CalendarWindows(CalendarUnit.HOUR, zone, DayOfWeek.MONDAY), time);
        assertThat(hour.start).isLessThanOrEqualTo(time);
        assertThat(hour.end).isGreaterThan(time);
        for (long inside = hour.start; inside < hour.end; inside += 60 * SECOND) {
            assertThat(clock(inside, zone)).isEqualTo(clock(time, zone));
        }
        assertThat(clock(hour.end - 1, zone)).isEqualTo(clock(time, zone));
        assertThat(clock(hour.start - 1, zone)).isNotEqualTo(clock(time, zone));
        assertThat(clock(hour.end, zone)).isNotEqualTo(clock(time, zone));
    }

    private static List<Object> clock(long time, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(zone);
        return List.of(at.getOffset(), at.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
    }

    // --- laws that hold in every zone at every time

    @Property(tries = 5000)
    void windows_hold_their_time_and_lie_side_by_side_at_all_times_in_all_zones(
            @ForAll("allZones") ZoneId zone, @ForAll CalendarUnit unit, @ForAll("anyTimes") long time) {
        CalendarWindows windows = new CalendarWindows(unit, zone, DayOfWeek.SUNDAY);
        Bounds bounds = window(windows, time);
        assertThat(bounds.start).isLessThanOrEqualTo(time).isLessThan(bounds.end);
        if (bounds.end == Long.MAX_VALUE) {
            assertThat(window(windows, Long.MAX_VALUE)).isEqualTo(bounds);
        } else {
            assertThat(time).isLessThan(bounds.end);
            assertThat(window(windows, bounds.end).start).isEqualTo(bounds.end);
        }
        if (bounds.start != Long.MIN_VALUE) {
            assertThat(window(windows, bounds.start - 1).end).isEqualTo(bounds.start);
        }
        assertThat(window(windows, bounds.start)).isEqualTo(bounds);
        assertThat(window(windows, bounds.end - 1)).isEqualTo(bounds);
        assertThat(TimeMath.subtract(bounds.end, bounds.start))
                .isLessThanOrEqualTo(windows.lengths().orElseThrow().longestMillis());
    }

    @Property(tries = 300)
    void what_is_remembered_changes_nothing(
            @ForAll("allZones") ZoneId zone, @ForAll CalendarUnit unit, @ForAll("closeTimes") List<Long> times) {
        CalendarWindows remembering = new CalendarWindows(unit, zone, DayOfWeek.MONDAY);
        for (long time : times) {
            assertThat(window(remembering, time))
                    .isEqualTo(window(new CalendarWindows(unit, zone, DayOfWeek.MONDAY), time));
        }
    }

    // --- days on which clocks shift, by hand

    @Example
    void days_on_which_summer_time_begins_and_ends_have_23_and_25_hours() {
        assertThat(day(BERLIN, "2024-03-31").length()).isEqualTo(Duration.ofHours(23));
        assertThat(day(BERLIN, "2024-10-27").length()).isEqualTo(Duration.ofHours(25));
        assertThat(day(BERLIN, "2024-10-28").length()).isEqualTo(Duration.ofHours(24));
        assertThat(day(NEW_YORK, "2024-03-10").length()).isEqualTo(Duration.ofHours(23));
        assertThat(day(NEW_YORK, "2024-11-03").length()).isEqualTo(Duration.ofHours(25));
        assertThat(day(LORD_HOWE, "2024-10-06").length()).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
        assertThat(day(LORD_HOWE, "2024-04-07").length()).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
        assertThat(day(ZoneId.of("Asia/Kathmandu"), "2024-03-31"))
                .isEqualTo(new Bounds(millis("2024-03-30T18:15:00Z"), millis("2024-03-31T18:15:00Z")));
    }

    @Example
    void a_day_without_midnight_begins_when_the_clock_shifts() {
        // At 24:00 of the 7th the clock in Santiago goes on to 01:00.
        assertThat(day(SANTIAGO, "2024-09-08"))
                .isEqualTo(new Bounds(millis("2024-09-08T04:00:00Z"), millis("2024-09-09T03:00:00Z")));
        assertThat(day(SANTIAGO, "2024-09-07").length()).isEqualTo(Duration.ofHours(24));
        // At 24:00 of the 6th of April it goes back to 23:00.
        assertThat(day(SANTIAGO, "2024-04-06").length()).isEqualTo(Duration.ofHours(25));
        assertThat(day(ZoneId.of("Asia/Beirut"), "2022-03-27").length()).isEqualTo(Duration.ofHours(23));
    }

    @Example
    void a_day_whose_midnight_comes_twice_begins_with_the_first() {
        // In Havana 01:00 is followed by 00:00 once more.
        assertThat(day(ZoneId.of("America/Havana"), "2024-11-03"))
                .isEqualTo(new Bounds(millis("2024-11-03T04:00:00Z"), millis("2024-11-04T05:00:00Z")));
    }

    @Example
    void a_day_has_begun_though_the_clock_goes_back_over_midnight() {
        // In St. John's the clock went from 00:01 of the 7th of November 2010 back to 23:01 of the 6th.
        ZoneId saintJohns = ZoneId.of("America/St_Johns");
        Bounds seventh = new Bounds(millis("2010-11-07T02:30:00Z"), millis("2010-11-08T03:30:00Z"));
        assertThat(window(days(saintJohns), millis("2010-11-07T02:30:30Z"))).isEqualTo(seventh);
        assertThat(window(days(saintJohns), millis("2010-11-07T03:00:00Z")))
                .as("23:30 of the 6th, the second time")
                .isEqualTo(seventh);
    }

    @Example
    void a_date_that_a_zone_skips_has_no_window() {
        // Samoa went from the end of the 29th of December 2011 to the 31st.
        CalendarWindows days = days(ZoneId.of("Pacific/Apia"));
        Bounds last = window(days, millis("2011-12-30T09:59:59Z"));
        assertThat(last.end).isEqualTo(millis("2011-12-30T10:00:00Z"));
        assertThat(last.length()).isEqualTo(Duration.ofHours(24));
        assertThat(window(days, last.end).length()).isEqualTo(Duration.ofHours(24));
    }

    @Example
    void leap_days_and_weeks_across_years_are_those_of_the_calendar() {
        assertThat(day(BERLIN, "2024-02-29").start).isEqualTo(millis("2024-02-28T23:00:00Z"));
        assertThat(window(CalendarUnit.MONTH, BERLIN, "2024-02-29T12:00").length())
                .isEqualTo(Duration.ofDays(29));
        assertThat(window(CalendarUnit.MONTH, BERLIN, "1900-02-10T12:00").length())
                .isEqualTo(Duration.ofDays(28));
        assertThat(window(CalendarUnit.MONTH, BERLIN, "2024-10-10T12:00").length())
                .isEqualTo(Duration.ofDays(31).plusHours(1));
        Bounds newYear = new Bounds(millis("2024-12-29T23:00:00Z"), millis("2025-01-05T23:00:00Z"));
        assertThat(window(CalendarUnit.WEEK, BERLIN, "2024-12-30T00:00")).isEqualTo(newYear);
        assertThat(window(CalendarUnit.WEEK, BERLIN, "2025-01-05T23:59")).isEqualTo(newYear);
        assertThat(window(
                        new CalendarWindows(CalendarUnit.WEEK, BERLIN, DayOfWeek.SUNDAY),
                        millis("2025-01-04T12:00:00Z")))
                .isEqualTo(new Bounds(millis("2024-12-28T23:00:00Z"), millis("2025-01-04T23:00:00Z")));
    }

    @Example
    void the_hour_that_comes_twice_is_two_windows() {
        CalendarWindows hours = new CalendarWindows(CalendarUnit.HOUR, BERLIN, DayOfWeek.MONDAY);
        assertThat(window(hours, millis("2024-10-27T00:30:00Z")))
                .isEqualTo(new Bounds(millis("2024-10-27T00:00:00Z"), millis("2024-10-27T01:00:00Z")));
        assertThat(window(hours, millis("2024-10-27T01:30:00Z")))
                .isEqualTo(new Bounds(millis("2024-10-27T01:00:00Z"), millis("2024-10-27T02:00:00Z")));
    }

    @Example
    void a_shift_by_half_an_hour_leaves_half_hours() {
        CalendarWindows hours = new CalendarWindows(CalendarUnit.HOUR, LORD_HOWE, DayOfWeek.MONDAY);
        // At 02:00 (UTC+11) of the 7th of April 2024 the clock goes back to 01:30 (UTC+10:30).
        long shift = millis("2024-04-06T15:00:00Z");
        assertThat(window(hours, shift - 1)).isEqualTo(new Bounds(shift - 3600 * SECOND, shift));
        assertThat(window(hours, shift)).isEqualTo(new Bounds(shift, shift + 1800 * SECOND));
        assertThat(window(hours, shift + 1800 * SECOND).length()).isEqualTo(Duration.ofHours(1));
    }

    @Example
    void a_copy_by_serialization_is_equal_and_works() throws IOException, ClassNotFoundException {
        CalendarWindows windows = new CalendarWindows(CalendarUnit.WEEK, BERLIN, DayOfWeek.SUNDAY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(windows);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CalendarWindows copy = (CalendarWindows) in.readObject();
            assertThat(copy).isEqualTo(windows).hasSameHashCodeAs(windows).hasToString(windows.toString());
            assertThat(window(copy, 0)).isEqualTo(window(windows, 0));
        }
        assertThat(windows).isNotEqualTo(new CalendarWindows(CalendarUnit.WEEK, BERLIN, DayOfWeek.MONDAY));
        assertThat(windows).isNotEqualTo(new CalendarWindows(CalendarUnit.DAY, BERLIN, DayOfWeek.SUNDAY));
        assertThat(windows).isNotEqualTo(new CalendarWindows(CalendarUnit.WEEK, NEW_YORK, DayOfWeek.SUNDAY));
    }

    private static Bounds day(ZoneId zone, String date) {
        return window(CalendarUnit.DAY, zone, date + "T12:00");
    }

    private static Bounds window(CalendarUnit unit, ZoneId zone, String local) {
        long time = LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
        return window(new CalendarWindows(unit, zone, DayOfWeek.MONDAY), time);
    }

    private static CalendarWindows days(ZoneId zone) {
        return new CalendarWindows(CalendarUnit.DAY, zone, DayOfWeek.MONDAY);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Bounds window(CalendarWindows windows, long time) {
        List<Bounds> named = new ArrayList<>();
        windows.assign(time, (start, end) -> named.add(new Bounds(start, end)));
        assertThat(named).hasSize(1);
        return named.get(0);
    }

    @Provide
    Arbitrary<CalendarUnit> days() {
        return Arbitraries.of(CalendarUnit.DAY, CalendarUnit.WEEK, CalendarUnit.MONTH);
    }

    /** Zones whose clocks never went back over midnight in the years of {@link #recentTimes}. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                BERLIN,
                NEW_YORK,
                LORD_HOWE,
                SANTIAGO,
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("Asia/Beirut"),
                ZoneId.of("America/Havana"),
                ZoneOffset.UTC,
                ZoneOffset.ofHoursMinutes(-3, -30));
    }

    @Provide
    Arbitrary<ZoneId> allZones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    /** 1980 to 2200, every third within two days of a shift in Berlin, New York, Lord Howe or Santiago. */
    @Provide
    Arbitrary<Long> recentTimes() {
        Arbitrary<Long> any =
                Arbitraries.longs().between(millis("1980-01-01T00:00:00Z"), millis("2200-01-01T00:00:00Z"));
        Arbitrary<Long> nearShift = Combinators.combine(
                        Arbitraries.of(BERLIN, NEW_YORK, LORD_HOWE, SANTIAGO),
                        any,
                        Arbitraries.longs().between(-48 * 3600 * SECOND, 48 * 3600 * SECOND))
                .as((zone, time, apart) -> zone.getRules()
                                .nextTransition(Instant.ofEpochMilli(time))
                                .getInstant()
                                .toEpochMilli()
                        + apart);
        return Arbitraries.oneOf(any, any, nearShift);
    }

    @Provide
    Arbitrary<Long> anyTimes() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(millis("1800-01-01T00:00:00Z"), millis("2100-01-01T00:00:00Z")),
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 100_000_000),
                Arbitraries.longs().between(Long.MAX_VALUE - 100_000_000, Long.MAX_VALUE));
    }

    /** Times that often share windows, and often do not. */
    @Provide
    Arbitrary<List<Long>> closeTimes() {
        return anyTimes()
                .flatMap(around -> Arbitraries.longs()
                        .between(-4 * 86_400 * SECOND, 4 * 86_400 * SECOND)
                        .map(apart -> TimeMath.add(around, apart))
                        .list()
                        .ofMaxSize(60));
    }
}
