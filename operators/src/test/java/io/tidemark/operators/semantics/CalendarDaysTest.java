package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.CalendarUnit;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.WindowResult;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Windows of the calendar in the operator, in batches and one by one, against a count by date of {@link java.time}. */
class CalendarDaysTest {

    private static final long THRESHOLD = 1L << 40;

    @Property(tries = 60)
    void eachDayWeekAndMonthHasTheEventsOfItsDates(
            @ForAll("zones") ZoneId zone,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 14 * 24 * 60) Integer> minutes,
            @ForAll Backend backend,
            @ForAll Random random)
            throws Exception {
        long shift = zone.getRules()
                .nextTransition(Instant.parse(random.nextBoolean() ? "2024-01-01T00:00:00Z" : "2024-06-01T00:00:00Z"))
                .getInstant()
                .toEpochMilli();
        long from = shift - 7 * 86_400_000L;
        Map<String, Long> expected = new TreeMap<>();
        try (DrivenOperator operator = DrivenOperator.of(
                backend,
                DrivenOperator.lateBy(THRESHOLD),
                window("day", CalendarUnit.DAY, zone),
                window("week", CalendarUnit.WEEK, zone),
                window("month", CalendarUnit.MONTH, zone))) {
            long watermark = Long.MIN_VALUE;
            for (int minute : minutes) {
                long time = from + minute * 60_000L;
                operator.event(time);
                LocalDate date = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
                count("day", date, zone, expected);
                count("week", date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)), zone, expected);
                count("month", date.withDayOfMonth(1), zone, expected);
                if (random.nextInt(4) == 0) {
                    watermark = Math.max(watermark, time);
                    operator.watermark(watermark);
                }
                if (random.nextInt(10) == 0) {
                    operator.restore(1 + random.nextInt(3));
                }
            }
            operator.endOfInput();
            assertThat(lastCounts(operator.results())).isEqualTo(expected);
            assertThat(operator.stateEntries()).isZero();
        }
    }

    private static WindowDefinition window(String name, CalendarUnit unit, ZoneId zone) {
        WindowDefinition sums = Windows.of(WindowAssigners.calendar(unit, zone, DayOfWeek.SUNDAY));
        return WindowDefinition.of(name, sums.assigner(), sums.aggregate());
    }

    private static void count(String window, LocalDate first, ZoneId zone, Map<String, Long> counts) {
        counts.merge(window + " " + first.atStartOfDay(zone).toInstant().toEpochMilli(), 1L, Long::sum);
    }

    private static Map<String, Long> lastCounts(List<WindowResult> results) {
        Map<String, Long> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.window() + " " + result.start(), result.count(), Math::max));
        return counts;
    }

    @Example
    void windowsGoOnWithOtherZonesAndKeepTheirBounds() throws Exception {
        long noon = Instant.parse("2024-05-10T12:00:00Z").toEpochMilli();
        try (DrivenOperator operator = DrivenOperator.of(
                DrivenOperator.lateBy(0), window("day", CalendarUnit.DAY, ZoneId.of("Europe/Berlin")))) {
            operator.event(noon)
                    .restore(
                            1, DrivenOperator.lateBy(0), window("day", CalendarUnit.DAY, ZoneId.of("America/New_York")))
                    .event(noon);
            assertThat(operator.endOfInput().results())
                    .extracting(result -> Instant.ofEpochMilli(result.start()) + " " + result.count())
                    .containsExactly("2024-05-09T22:00:00Z 1", "2024-05-10T04:00:00Z 1");
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago")
                .map(ZoneId::of);
    }
}
