package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of live windows when the definitions of a pipeline change between a savepoint and its restore. */
class ChangedWindowsTest {

    private static final WindowDefinition TENS = fixed("tens", 10);
    private static final WindowDefinition TWENTIES = fixed("twenties", 20);
    private static final WindowDefinition VISITS = named("visits", WindowAssigners.session(Duration.ofMillis(10)));
    private static final WindowDefinition ALL =
            named("all", WindowAssigners.global()).withTriggers(Triggers.count(100));

    @ParameterizedTest
    @EnumSource
    void definitionsInAnotherOrderLoseNothing(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS, VISITS, TWENTIES)) {
            operator.event("a", 1, 2).event("b", 3, 4).restore(3, lateBy(0), TWENTIES, TENS, VISITS);
            operator.event("a", 5, 1).watermark(100);
            assertThat(operator.panes())
                    .containsExactlyInAnyOrder(
                            "tens [0, 10) on-time 0: 2 events, sum 3.0, ok",
                            "tens [0, 10) on-time 0: 1 events, sum 4.0, ok",
                            "twenties [0, 20) on-time 0: 2 events, sum 3.0, ok",
                            "twenties [0, 20) on-time 0: 1 events, sum 4.0, ok",
                            "visits [1, 15) on-time 0: 2 events, sum 3.0, ok",
                            "visits [3, 13) on-time 0: 1 events, sum 4.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void panesOfOneEndKeepTheirOrderWhenDefinitionsChangeTheirs(Backend backend) throws Exception {
        WindowDefinition other = fixed("other", 10);
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS, other)) {
            operator.event(1).restore(1, lateBy(0), other, TENS).event(2).watermark(9);
            assertThat(operator.panes())
                    .containsExactly(
                            "tens [0, 10) on-time 0: 2 events, sum 2.0, ok",
                            "other [0, 10) on-time 0: 2 events, sum 2.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedDefinitionStartsEmptyAndTheOthersGoOn(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS)) {
            operator.event(1).restore(2, lateBy(0), TWENTIES, TENS, VISITS);
            operator.event(2).watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "tens [0, 10) on-time 0: 2 events, sum 2.0, ok",
                            "visits [2, 12) on-time 0: 1 events, sum 1.0, ok",
                            "twenties [0, 20) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedDefinitionIsDroppedWithoutAPaneAndTheLogNamesIt(Backend backend) throws Exception {
        try (CapturedLog log = CapturedLog.of("io.tidemark");
                DrivenOperator operator = DrivenOperator.of(backend, lateBy(50), TENS, VISITS, TWENTIES, ALL)) {
            operator.event("a", 1, 1).event("b", 2, 1).event("c", 3, 1);
            operator.restore(2, lateBy(50), TENS);
            assertThat(log.warnings()).containsOnlyOnce("visits, twenties, all").contains("driven");
            assertThat(operator.stateEntries())
                    .as("three windows and their indexes")
                    .isEqualTo(6);
            operator.event("a", 4, 1).watermark(100);
            assertThat(operator.panes())
                    .containsExactlyInAnyOrder(
                            "tens [0, 10) on-time 0: 2 events, sum 2.0, ok",
                            "tens [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "tens [0, 10) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysThatHeldNothingButARemovedDefinitionHoldNothingAfterTheRestore(Backend backend) throws Exception {
        WindowDefinition waiting = ALL.withTriggers(Triggers.processingTime(Duration.ofMillis(7)));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), VISITS, waiting)) {
            operator.event("a", 1, 1).event("b", 2, 1).restore(2, lateBy(0), TENS);
            assertNothingLeft(operator);
            ProcessorStatistics totals = operator.endOfInput().totals();
            assertThat(operator.panes()).isEmpty();
            assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
            assertThat(totals.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedDefinitionLeavesNoTraceInTheLimitOfWindows(Backend backend) throws Exception {
        WindowingOptions limited = DrivenOperator.limitedTo(2, WindowLimitPolicy.FIRE_OLDEST);
        try (DrivenOperator operator = DrivenOperator.of(backend, limited, TENS, TWENTIES)) {
            operator.event(1).event(11);
            assertThat(operator.panes()).hasSize(1).allMatch(pane -> pane.endsWith("truncated"));
            operator.restore(1, limited, TWENTIES);
            operator.restore(1, limited, TWENTIES, TENS).event(2);
            assertThat(operator.overLimit()).isEmpty();
            operator.watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "tens [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "twenties [0, 20) on-time 0: 3 events, sum 3.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRenamedDefinitionIsOneRemovedAndOneAdded(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS)) {
            operator.event(1)
                    .restore(2, lateBy(0), fixed("renamed", 10))
                    .event(2)
                    .watermark(100);
            assertThat(operator.panes()).containsExactly("renamed [0, 10) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatComesBackNeverRevivesWhatItHeld(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS, VISITS)) {
            operator.event(1).restore(2, lateBy(0), TENS);
            operator.restore(1, lateBy(0), VISITS, TENS).event(2).watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "tens [0, 10) on-time 0: 2 events, sum 2.0, ok",
                            "visits [2, 12) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void liveWindowsKeepTheirBoundsWhenSizesSlidesAndOffsetsChange(Backend backend) throws Exception {
        WindowDefinition slides = named("tens", WindowAssigners.sliding(Duration.ofMillis(15), Duration.ofMillis(10)));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS)) {
            operator.event(1).restore(2, lateBy(0), slides).event(6).watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "tens [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "tens [0, 15) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsMeetByTheirBoundsWhenTheGapChanges(Backend backend) throws Exception {
        WindowDefinition wider = named("visits", WindowAssigners.session(Duration.ofMillis(30)));
        WindowDefinition narrower = named("visits", WindowAssigners.session(Duration.ofMillis(2)));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), VISITS)) {
            operator.event(0).event(20).restore(2, lateBy(0), wider).event(5);
            operator.restore(1, lateBy(0), narrower).event(37).event(12).watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "visits [0, 35) on-time 0: 4 events, sum 4.0, ok",
                            "visits [37, 39) on-time 0: 1 events, sum 1.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsDoNotBecomeFixedWindowsNorTheOtherWayRound(Backend backend) throws Exception {
        refuses(backend, VISITS, fixed("visits", 10), "sessions in the state and windows of fixed bounds");
        refuses(backend, TENS, named("tens", VISITS.assigner()), "windows of fixed bounds in the state and sessions");
    }

    private static void refuses(Backend backend, WindowDefinition before, WindowDefinition after, String why)
            throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event(1);
            assertThatThrownBy(() -> operator.restore(1, lateBy(0), after))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("window " + before.name() + " is " + why)
                    .hasMessageContaining("another name");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherClockIsRefused(Backend backend) throws Exception {
        WindowingOptions processing =
                new WindowingOptions(TimeDomain.PROCESSING, 0, 0, 0, 1000, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS)) {
            operator.event(1);
            assertThatThrownBy(() -> operator.restore(1, processing, TENS))
                    .hasMessageContaining("written under time: event, the pipeline now says time: processing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pairsAreCountedByNameAcrossChanges(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), TENS, TWENTIES)) {
            operator.event(1)
                    .event(2)
                    .restore(3, lateBy(0), VISITS, TWENTIES, TENS)
                    .event(3);
            ProcessorStatistics totals =
                    operator.restore(1, lateBy(0), TENS, VISITS).endOfInput().totals();
            assertThat(totals.count("pairs.tens.on_time")).isEqualTo(3);
            assertThat(totals.count("pairs.visits.on_time")).isEqualTo(1);
            assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        }
    }

    private static void assertNothingLeft(DrivenOperator operator) {
        assertThat(operator.stateEntries()).as("entries of state").isZero();
        assertThat(operator.timers()).as("timers").isZero();
    }

    private static WindowDefinition fixed(String name, long size) {
        return named(name, WindowAssigners.tumbling(Duration.ofMillis(size)));
    }

    private static WindowDefinition named(String name, WindowAssigner assigner) {
        return new WindowDefinition(
                name,
                assigner,
                List.of(Triggers.count(1000), Triggers.watermark()),
                PaneMode.ACCUMULATING,
                true,
                SumOfValues.alone());
    }
}
