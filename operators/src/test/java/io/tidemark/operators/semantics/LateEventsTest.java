package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.keptFor;
import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Reading;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import org.junit.jupiter.api.Test;

/** Semantics section 4: on time, late, too late. */
class LateEventsTest {

    private static final WindowingOptions COALESCED_EVERY_FIVE =
            new WindowingOptions(TimeDomain.EVENT, 100, 5, 0, 1000, WindowLimitPolicy.REJECT);

    @Test
    void aWindowFiresWhenTheWatermarkReachesItsLastMillisecond() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.event(0).event(9).event(10).watermark(8);
            assertThat(operator.panes()).isEmpty();
            operator.watermark(9);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void anEventWithinTheThresholdUpdatesItsWindowAndFiresItAgainAtOnce() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(5), Windows.tumbling(10))) {
            operator.event(1).watermark(13).event(2).event(3);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok",
                            "w [0, 10) late 1: 2 events, sum 2.0, ok",
                            "w [0, 10) late 2: 3 events, sum 3.0, ok");
            assertThat(operator.late()).isEmpty();
        }
    }

    @Test
    void anEventAtTheThresholdIsTooLateAndReportsHowLate() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(5), Windows.tumbling(10))) {
            operator.event(1).watermark(14).event(2);
            RefusedPair<Reading> pair = operator.latePairs().get(0);
            assertThat(pair).isEqualTo(new RefusedPair<>(Reading.event("a", 2, 1), "w", "a", 2, 0, 10, 14));
            assertThat(pair.latenessMillis()).isEqualTo(5);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void anEventOfSlidingWindowsIsRefusedByTheOldAndTakenByTheNew() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.sliding(10, 5))) {
            operator.watermark(9).event(7).endOfInput();
            assertThat(operator.late()).containsExactly("w refuses 7 for [0, 10) at watermark 9");
            assertThat(operator.panes()).containsExactly("w [5, 15) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void everyWindowThatRefusesAnEventReportsIt() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.sliding(10, 5))) {
            operator.watermark(100).event(7);
            assertThat(operator.late())
                    .containsExactly(
                            "w refuses 7 for [0, 10) at watermark 100", "w refuses 7 for [5, 15) at watermark 100");
        }
    }

    @Test
    void aWindowThatOpensLateStartsWithALatePane() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(5), Windows.tumbling(10))) {
            operator.watermark(9).event(1);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void coalescedLateEventsFireTogetherAtTheNextMultipleOfTheInterval() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(COALESCED_EVERY_FIVE, Windows.tumbling(10))) {
            operator.event(1).watermark(9).clock(7).event(2).event(3).clock(9);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
            operator.clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 1: 3 events, sum 3.0, ok");
            operator.clock(50);
            assertThat(operator.panes()).isEmpty();
        }
    }

    @Test
    void coalescedLateEventsFireAtTheLatestWhenTheirWindowIsDropped() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(COALESCED_EVERY_FIVE, Windows.tumbling(10))) {
            operator.watermark(9).event(1).event(2).watermark(109);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 0: 2 events, sum 2.0, ok");
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void retentionKeepsAWindowButDoesNotMakeItTakeEvents() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(keptFor(20, 0), Windows.tumbling(10))) {
            operator.event(1).watermark(9);
            assertThat(operator.stateEntries()).isPositive();
            operator.event(2);
            assertThat(operator.late()).containsExactly("w refuses 2 for [0, 10) at watermark 9");
            operator.watermark(28);
            assertThat(operator.stateEntries()).isPositive();
            operator.watermark(29);
            assertThat(operator.stateEntries()).isZero();
        }
    }
}
