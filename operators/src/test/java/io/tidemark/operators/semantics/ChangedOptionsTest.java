package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.keptFor;
import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static io.tidemark.operators.semantics.DrivenOperator.limitedTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How live windows take to other lateness, retention, limits and modes after a restore. */
class ChangedOptionsTest {

    private static final WindowDefinition TENS = Windows.tumbling(10);

    @ParameterizedTest
    @EnumSource
    void aThresholdThatGrowsHoldsForLiveWindows(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, keptFor(20, 0), TENS)) {
            operator.event(1).watermark(12).event(2);
            assertThat(operator.late()).hasSize(1);
            assertThat(operator.panes()).hasSize(1);
            operator.restore(2, keptFor(20, 40), TENS).event(3).watermark(29).event(4);
            assertThat(operator.panes())
                    .as("kept beyond the old retention")
                    .containsExactly(
                            "w [0, 10) late 1: 2 events, sum 2.0, ok", "w [0, 10) late 2: 3 events, sum 3.0, ok");
            operator.watermark(49);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThresholdThatShrinksHoldsAtOnceAndLeavesNothing(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(40), TENS)) {
            operator.event(1).watermark(12);
            assertThat(operator.panes()).hasSize(1);
            operator.restore(2, lateBy(2), TENS).event(3);
            assertThat(operator.late()).containsExactly("w refuses 3 for [0, 10) at watermark 12");
            operator.watermark(49);
            assertThat(operator.panes()).isEmpty();
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWindowDroppedUnderAShorterThresholdIsNotOpenedAgainUnderALonger(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(5), TENS)) {
            operator.event(1).event(11).watermark(14);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
            operator.restore(2, lateBy(100), TENS).restore(1).event(2).event(12);
            assertThat(operator.late()).containsExactly("w refuses 2 for [0, 10) at watermark 14");
            operator.watermark(19).event(13);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [10, 20) on-time 0: 2 events, sum 2.0, ok", "w [10, 20) late 1: 3 events, sum 3.0, ok");
            operator.watermark(119);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retentionThatGrowsKeepsWindowsLongerAndThenDropsThem(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, keptFor(10, 0), TENS)) {
            operator.event(1).watermark(9).restore(2, keptFor(50, 0), TENS).watermark(19);
            assertThat(operator.stateEntries()).as("beyond the old cleanup").isEqualTo(2);
            operator.watermark(58);
            assertThat(operator.stateEntries()).isEqualTo(2);
            operator.watermark(59);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retentionThatShrinksDropsWindowsAtTheNextWatermark(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, keptFor(50, 0), TENS)) {
            operator.event("a", 1, 1).event("b", 1, 1).watermark(9).restore(2, keptFor(20, 0), TENS);
            operator.watermark(28);
            assertThat(operator.stateEntries()).isEqualTo(4);
            operator.restore(1, keptFor(5, 0), TENS);
            assertThat(operator.stateEntries()).isEqualTo(4);
            operator.watermark(28);
            assertNothingLeft(operator);
            operator.event(61).watermark(69).watermark(74);
            assertThat(operator.panes()).hasSize(3);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateEventsThatWaitFireWhenNothingWaitsAnyLonger(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, coalescing(30, 10), TENS)) {
            operator.event("a", 1, 1).event("b", 1, 1).event("c", 1, 1).watermark(9);
            operator.event("a", 2, 1).event("b", 2, 1).event("c", 2, 1);
            assertThat(operator.panes()).hasSize(3);
            operator.restore(2, lateBy(30), TENS).event("a", 3, 1);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 1: 3 events, sum 3.0, ok");
            operator.clock(10);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) late 1: 2 events, sum 2.0, ok", "w [0, 10) late 1: 2 events, sum 2.0, ok");
            operator.clock(1000);
            assertThat(operator.panes()).isEmpty();
            operator.watermark(39);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateEventsThatWaitFireAtTheLatestWhenTheirWindowIsDroppedByTheNewRule(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, coalescing(30, 1000), TENS)) {
            operator.event(1).watermark(9).event(2);
            assertThat(operator.panes()).hasSize(1);
            operator.restore(2, lateBy(0), TENS).watermark(39);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 1: 2 events, sum 2.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateEventsBeginToWaitWhenTheyAreToBeFiredTogether(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(30), TENS)) {
            operator.event(1)
                    .watermark(9)
                    .restore(2, coalescing(30, 10), TENS)
                    .event(2)
                    .event(3);
            assertThat(operator.panes()).hasSize(1);
            operator.clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 1: 3 events, sum 3.0, ok");
            operator.watermark(39);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLowerLimitRefusesWhatWouldOpenAndKeepsWhatIsLive(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, limitedTo(5, WindowLimitPolicy.REJECT), TENS)) {
            operator.event(1).event(11).event(21).restore(2, limitedTo(1, WindowLimitPolicy.REJECT), TENS);
            operator.event(31).event(22);
            assertThat(operator.overLimit()).hasSize(1);
            operator.watermark(100);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "w [10, 20) on-time 0: 1 events, sum 1.0, ok",
                            "w [20, 30) on-time 0: 2 events, sum 2.0, ok");
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLimitThatFiresTheOldestComesDownToItselfWhenAWindowOpens(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, limitedTo(5, WindowLimitPolicy.REJECT), TENS)) {
            operator.event(1).event(11).event(21).restore(2, limitedTo(2, WindowLimitPolicy.FIRE_OLDEST), TENS);
            operator.event(31);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 1 events, sum 1.0, truncated",
                            "w [10, 20) early 0: 1 events, sum 1.0, truncated");
            operator.restore(1, limitedTo(9, WindowLimitPolicy.REJECT), TENS).event(12);
            assertThat(operator.overLimit())
                    .as("a truncated window is not opened again")
                    .hasSize(1);
            operator.watermark(100);
            assertThat(operator.panes()).hasSize(2);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherModeHoldsFromTheNextPaneOn(Backend backend) throws Exception {
        WindowDefinition accumulating = TENS.withTriggers(Triggers.count(2), Triggers.watermark());
        WindowDefinition discarding = accumulating.withMode(PaneMode.DISCARDING);
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), accumulating)) {
            operator.event(1)
                    .event(2)
                    .restore(2, lateBy(0), discarding)
                    .event(3)
                    .event(4);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 2 events, sum 2.0, ok", "w [0, 10) early 1: 4 events, sum 4.0, ok");
            operator.event(5).restore(1, lateBy(0), accumulating).event(6);
            assertThat(operator.panes()).containsExactly("w [0, 10) early 2: 2 events, sum 2.0, ok");
            operator.watermark(9);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 3: 2 events, sum 2.0, ok");
            assertNothingLeft(operator);
        }
    }

    private static WindowingOptions coalescing(long threshold, long interval) {
        return new WindowingOptions(TimeDomain.EVENT, threshold, interval, 0, 1000, WindowLimitPolicy.REJECT);
    }

    private static void assertNothingLeft(DrivenOperator operator) {
        assertThat(operator.stateEntries()).as("entries of state").isZero();
        assertThat(operator.timers()).as("timers").isZero();
    }

    /** The slice that holds the refused event is there, for later windows. */
    @Test
    void aLargerThresholdDoesNotBringBackEventsThatAWindowHasRefused() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(keptFor(8, 0), Windows.sliding(20, 4))) {
            operator.watermark(19).event("a", 18, 1);
            assertThat(operator.late()).containsExactly("w refuses 18 for [0, 20) at watermark 19");
            operator.restore(1, keptFor(8, 30), Windows.sliding(20, 4)).watermark(19);
            operator.event("a", 17, 10);
            assertThat(operator.panes()).containsExactly("w [0, 20) late 0: 1 events, sum 10.0, ok");
            operator.event("a", 14, 100).watermark(23);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [-4, 16) late 0: 1 events, sum 100.0, ok",
                            "w [0, 20) late 1: 2 events, sum 110.0, ok",
                            "w [4, 24) on-time 0: 3 events, sum 111.0, ok");
        }
    }
}
