package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.CalendarUnit;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pipelines are batched, wherever in time their windows lie. */
class BatchPlanTest {

    private static final int MAX_WINDOWS = 1000;

    private static WindowAssigner sliding(long size, long slide, long offset) {
        return WindowAssigners.sliding(Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
    }

    private static WindowAssigner cumulating(long maxSize, long step, long offset) {
        return WindowAssigners.cumulating(
                Duration.ofMillis(maxSize), Duration.ofMillis(step), Duration.ofMillis(offset));
    }

    /** At some times one window holds an event, at others two: no batch may go to one of them. */
    @Test
    void windowsThatOverlapAtSomeTimesOnlyAndShareNoSlicesAreNotBatched() {
        for (long offset = -16; offset <= 16; offset++) {
            BatchPlan plan = Plans.of(sliding(16, 9, offset));
            assertThat(plan.obstacle()).as("offset %s", offset).contains("overlap");
        }
    }

    @Test
    void windowsThatOverlapAreNotBatchedWithoutSlicesWhateverTheirOffset() {
        for (long offset = -20; offset <= 20; offset++) {
            WindowDefinition growing = WindowDefinition.of("w", cumulating(20, 10, offset), SumOfValues.alone());
            BatchPlan plan = BatchPlan.of(List.of(growing), List.of(), Plans.options(MAX_WINDOWS));
            assertThat(plan.obstacle()).as("offset %s", offset).contains("overlap");
        }
    }

    @Test
    void howFarAheadEventsMayBeDoesNotDependOnTheOffset() {
        long ahead = Plans.of(cumulating(20, 10, 0)).aheadMillis();
        for (long offset = -20; offset <= 20; offset++) {
            assertThat(Plans.of(cumulating(20, 10, offset)).aheadMillis()).isEqualTo(ahead);
        }
    }

    @Test
    void windowsOfTheCalendarAreBatchedThoughTheyHaveNoGrid() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (CalendarUnit unit : CalendarUnit.values()) {
            BatchPlan plan = Plans.of(WindowAssigners.calendar(unit, berlin));
            assertThat(plan.isPossible()).isTrue();
            assertThat(plan.targets()).hasSize(1);
        }
        // 500 windows less those around the watermark, of 23 hours and more each.
        assertThat(Duration.ofMillis(Plans.of(WindowAssigners.calendar(CalendarUnit.DAY, berlin))
                        .aheadMillis()))
                .isBetween(Duration.ofDays(470), Duration.ofDays(480));
    }

    @Test
    void anAssignerThatSaysNothingOfItsWindowsIsNotBatched() {
        assertThat(Plans.of((WindowAssigner) (time, windows) -> windows.add(0, 10))
                        .obstacle())
                .contains("neither a grid nor how long");
    }
}
