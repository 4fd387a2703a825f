package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.keptFor;
import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions merge, and take back what they have said under bounds they no longer have. */
class SessionsTest {

    @Test
    void eventsAGapApartTouchAndAreOneSession() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.session(10))) {
            operator.event(0).event(10).endOfInput();
            assertThat(operator.panes()).containsExactly("w [0, 20) on-time 0: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void eventsOneMillisecondMoreThanAGapApartAreTwoSessions() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.session(10))) {
            operator.event(0).event(11).endOfInput();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "w [11, 21) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void anEventBetweenTwoSessionsMakesThemOneInSilence() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.session(10))) {
            operator.event(15).event(0).event(8).endOfInput();
            assertThat(operator.panes()).containsExactly("w [0, 25) on-time 0: 3 events, sum 3.0, ok");
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void aLateEventThatBridgesTwoFiredSessionsRetractsBoth() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(100), Windows.session(10))) {
            operator.event(0).event(15).watermark(24);
            assertThat(operator.panes()).hasSize(2);
            operator.event(8);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) retraction 1: 0 events, sum 0.0, ok",
                            "w [0, 25) late 0: 3 events, sum 3.0, ok",
                            "w [15, 25) retraction 1: 0 events, sum 0.0, ok");
        }
    }

    @Test
    void aSessionThatGrowsAfterAnEarlyPaneRetractsIt() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                lateBy(0), Windows.session(10).withTriggers(Triggers.count(1), Triggers.watermark()))) {
            operator.event(0).event(4);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 1 events, sum 1.0, ok",
                            "w [0, 10) retraction 1: 0 events, sum 0.0, ok",
                            "w [0, 14) early 0: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void anEventInsideTheBoundsRetractsNothing() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                lateBy(0), Windows.session(10).withTriggers(Triggers.count(2), Triggers.watermark()))) {
            operator.event(0).event(10).event(5).event(6);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 20) early 0: 2 events, sum 2.0, ok", "w [0, 20) early 1: 4 events, sum 4.0, ok");
        }
    }

    @Test
    void anEventThatMergesIntoALiveSessionIsNotLate() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(keptFor(20, 0), Windows.session(10))) {
            operator.event(0).watermark(12);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
            operator.event(5);
            assertThat(operator.panes()).containsExactly("w [0, 10) retraction 1: 0 events, sum 0.0, ok");
            operator.watermark(14);
            assertThat(operator.panes()).containsExactly("w [0, 15) on-time 0: 2 events, sum 2.0, ok");
            assertThat(operator.late()).isEmpty();
        }
    }

    @Test
    void aRefusedEventReportsTheBoundsOfTheSessionItWouldHaveMade() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(keptFor(100, 0), Windows.session(10))) {
            operator.event(0).watermark(30).event(5).event(60).watermark(90).event(2);
            assertThat(operator.late())
                    .containsExactly(
                            "w refuses 5 for [0, 15) at watermark 30", "w refuses 2 for [0, 12) at watermark 90");
        }
    }

    @Test
    void unfiredCountsOfMergingSessionsAddUp() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                lateBy(0), Windows.session(10).withTriggers(Triggers.count(3), Triggers.watermark()))) {
            operator.event(0).event(20).event(10);
            assertThat(operator.panes()).containsExactly("w [0, 30) early 0: 3 events, sum 3.0, ok");
        }
    }

    @Test
    void aPendingWallClockFiringOutlivesAMerge() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                lateBy(0),
                Windows.session(10)
                        .withTriggers(Triggers.processingTime(Duration.ofMillis(10)), Triggers.watermark()))) {
            operator.clock(3).event(0).event(20).clock(9).event(10).clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 30) early 0: 3 events, sum 3.0, ok");
        }
    }

    @Test
    void sessionsOfDifferentKeysNeverMeet() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.session(10))) {
            operator.event("a", 0, 1).event("b", 5, 2).endOfInput();
            assertThat(operator.panes())
                    .containsExactlyInAnyOrder(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok", "w [5, 15) on-time 0: 1 events, sum 2.0, ok");
        }
    }
}
