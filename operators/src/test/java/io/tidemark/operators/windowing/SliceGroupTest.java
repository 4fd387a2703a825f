package io.tidemark.operators.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.Slices;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which definitions of a pipeline share slices with which, and why the others do not. */
class SliceGroupTest {

    private static final Field VALUE = new Field("value", 0);
    private static final WindowAssigner TUMBLING = tumbling(10, 0);
    private static final WindowAssigner SLIDING = sliding(20, 5);

    private static WindowAssigner tumbling(long size, long offset) {
        return WindowAssigners.tumbling(Duration.ofMillis(size), Duration.ofMillis(offset));
    }

    private static WindowAssigner sliding(long size, long slide) {
        return WindowAssigners.sliding(Duration.ofMillis(size), Duration.ofMillis(slide));
    }

    private static WindowAssigner cumulating(long maxSize, long step) {
        return WindowAssigners.cumulating(Duration.ofMillis(maxSize), Duration.ofMillis(step));
    }

    private static WindowDefinition of(String name, WindowAssigner assigner) {
        return of(name, assigner, Aggregates.sum(VALUE));
    }

    private static WindowDefinition of(String name, WindowAssigner assigner, Aggregate<?> aggregate) {
        return WindowDefinition.of(name, assigner, CompositeAggregate.of(new NamedAggregate("a", aggregate)));
    }

    private static List<SliceGroup> groups(WindowDefinition... windows) {
        return SliceGroup.of(List.of(windows), WindowingOptions.DEFAULTS);
    }

    private static WindowingOptions options(TimeDomain domain, long lateFiring, WindowLimitPolicy policy) {
        return new WindowingOptions(domain, 0, lateFiring, 0, 1000, policy);
    }

    @Test
    void definitionsOfOneGridThatAccumulateTheSameShare() {
        List<SliceGroup> groups = groups(of("t", TUMBLING), of("s", SLIDING), of("c", cumulating(30, 10)));
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.members()).containsExactly(0, 1, 2);
            assertThat(group.slices()).isEqualTo(new Slices(5, 0));
            assertThat(group.spanMillis()).isEqualTo(30);
        });
    }

    @Test
    void windowsThatOverlapShareWithEachOther() {
        assertThat(groups(of("s", SLIDING)))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).containsExactly(0));
        assertThat(groups(of("c", cumulating(30, 10)))).hasSize(1);
    }

    @Test
    void windowsOfOneDefinitionThatDoNotOverlapAreAsGoodAsSlices() {
        assertThat(groups(of("t", TUMBLING))).isEmpty();
        assertThat(groups(of("s", sliding(5, 5)))).isEmpty();
        assertThat(groups(of("c", cumulating(10, 10)))).isEmpty();
    }

    @Test
    void tumblingWindowsWithDifferentOffsetsAreCutAtThePointsOfBoth() {
        assertThat(groups(of("a", TUMBLING), of("b", tumbling(10, 4))))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.members()).containsExactly(0, 1);
                    assertThat(group.slices()).isEqualTo(new Slices(2, 0));
                });
    }

    @Test
    void whatReadsTheSameAccumulatorInAnotherWayShares() {
        assertThat(groups(of("s", SLIDING, Aggregates.sum(VALUE)), of("t", TUMBLING, Aggregates.avg(VALUE))))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).containsExactly(0, 1));
    }

    @Test
    void whatAccumulatesSomethingElseDoesNotShare() {
        List<SliceGroup> groups = groups(
                of("s", SLIDING, Aggregates.sum(VALUE)),
                of("m", SLIDING, Aggregates.max(VALUE)),
                of("t", TUMBLING, Aggregates.sum(VALUE)),
                of("n", TUMBLING, Aggregates.max(new Field("other", 1))));
        assertThat(groups).extracting(SliceGroup::members).containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void triggersThatLookAtEventsOrAtTheClockNeedWindowsOfTheirOwn() {
        WindowDefinition counting = of("c", SLIDING).withTriggers(Triggers.watermark(), Triggers.count(3));
        WindowDefinition ticking =
                of("t", SLIDING).withTriggers(Triggers.watermark(), Triggers.processingTime(Duration.ofSeconds(1)));
        assertThat(groups(counting, ticking)).isEmpty();
        assertThat(groups(counting, of("s", SLIDING), ticking))
                .extracting(SliceGroup::members)
                .containsExactly(List.of(1));
    }

    @Test
    void panesThatHoldEventsApartNeedWindowsOfTheirOwn() {
        assertThat(groups(of("d", SLIDING).withMode(PaneMode.DISCARDING))).isEmpty();
    }

    @Test
    void sessionsAndGlobalWindowsHaveNoGridToCut() {
        WindowDefinition session = of("s", WindowAssigners.session(Duration.ofMillis(10)));
        WindowDefinition global = new WindowDefinition(
                "g",
                WindowAssigners.global(),
                List.of(Triggers.count(2)),
                PaneMode.ACCUMULATING,
                true,
                session.aggregate());
        assertThat(groups(session, global)).isEmpty();
    }

    @Test
    void anAssignerOfOnesOwnWithoutAGridKeepsItsWindows() {
        WindowAssigner twice = (time, windows) -> {
            windows.add(time, time + 1);
            windows.add(time - 1, time + 2);
        };
        assertThat(groups(of("own", twice))).isEmpty();
    }

    @Test
    void underProcessingTimeNothingSharesForTheClockDecidesWhenWindowsClose() {
        assertThat(SliceGroup.of(
                        List.of(of("s", SLIDING)), options(TimeDomain.PROCESSING, 0, WindowLimitPolicy.REJECT)))
                .isEmpty();
    }

    @Test
    void lateEventsThatWaitForTheClockNeedWindowsOfTheirOwn() {
        assertThat(SliceGroup.of(List.of(of("s", SLIDING)), options(TimeDomain.EVENT, 5, WindowLimitPolicy.REJECT)))
                .isEmpty();
    }

    @Test
    void windowsThatMayBeDroppedBeforeTheirTimeKeepTheirOwnEvents() {
        assertThat(SliceGroup.of(
                        List.of(of("s", SLIDING)), options(TimeDomain.EVENT, 0, WindowLimitPolicy.FIRE_OLDEST)))
                .isEmpty();
    }

    @Test
    void aSlideThatHardlyFitsTheSizeWouldCutTimeTooFinely() {
        // Two windows hold an event, but 100 slices would make up one.
        assertThat(groups(of("s", sliding(100, 99)))).isEmpty();
        // At four slices for each window of an event it is worth it.
        assertThat(groups(of("s", sliding(40, 15)))).hasSize(1);
    }

    @Test
    void definitionsWhoseCommonGridIsMuchFinerThanTheirOwnDoNotShare() {
        List<SliceGroup> groups = groups(of("s", sliding(60, 10)), of("t", sliding(21, 7)), of("u", tumbling(30, 0)));
        assertThat(groups).extracting(SliceGroup::members).containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void upToTwelveSlicesOfTheLongestWindowAreWorthSharing() {
        // Alone 2 and 1 slices; together 12 of 10 ms, with the size of 130 ms 13.
        assertThat(groups(of("s", sliding(120, 60)), of("t", tumbling(10, 0)))).hasSize(1);
        assertThat(groups(of("s", sliding(130, 65)), of("t", tumbling(10, 0))))
                .extracting(SliceGroup::members)
                .as("26 slices of 5 ms are too many")
                .containsExactly(List.of(0));
    }

    @Test
    void stateKnowsSlicesByWhoSharesThemAndHow() {
        String name = name(of("t", TUMBLING), of("s", SLIDING));
        assertThat(name)
                .isEqualTo(name(of("t", TUMBLING), of("s", SLIDING)))
                .isNotEqualTo(name(of("s", SLIDING)))
                .isNotEqualTo(name(of("t", TUMBLING), of("r", SLIDING)))
                .isNotEqualTo(name(of("t", tumbling(20, 0)), of("s", SLIDING)))
                .isNotEqualTo(name(of("t", tumbling(10, 5)), of("s", SLIDING)));
    }

    private static String name(WindowDefinition... windows) {
        return groups(windows).get(0).definition().name();
    }
}
