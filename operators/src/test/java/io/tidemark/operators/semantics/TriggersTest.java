package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Semantics section 5: what fires a window, and what a pane holds. */
class TriggersTest {

    private static final Trigger EVERY_TEN = Triggers.processingTime(Duration.ofMillis(10));

    @Test
    void aCountTriggerFiresEarlyAndTheOnTimePaneComesAllTheSame() throws Exception {
        WindowDefinition window = Windows.tumbling(10).withTriggers(Triggers.count(2), Triggers.watermark());
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(0).event(1).watermark(9);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 2 events, sum 2.0, ok", "w [0, 10) on-time 1: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void aCountTriggerAloneFiresTheRemainderWhenTimeHasPassed() throws Exception {
        WindowDefinition window = Windows.tumbling(10).withTriggers(Triggers.count(2));
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(0).event(1).event(2).watermark(9).event(10).event(11).watermark(19);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 2 events, sum 2.0, ok",
                            "w [0, 10) on-time 1: 3 events, sum 3.0, ok",
                            "w [10, 20) early 0: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void withoutTheRemainderOnlyTheTriggerFires() throws Exception {
        WindowDefinition window =
                Windows.tumbling(10).withTriggers(Triggers.count(2)).withFireRemainder(false);
        try (DrivenOperator operator = DrivenOperator.of(lateBy(50), window)) {
            operator.event(0).watermark(9);
            assertThat(operator.panes()).isEmpty();
            operator.event(1).event(2).endOfInput();
            assertThat(operator.panes()).containsExactly("w [0, 10) late 0: 2 events, sum 2.0, ok");
            assertThat(operator.stateEntries()).isZero();
        }
    }

    @Test
    void aProcessingTimeTriggerFiresWithoutANewEventAndOnlyWhatIsNew() throws Exception {
        WindowDefinition window = Windows.tumbling(100).withTriggers(EVERY_TEN, Triggers.watermark());
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.clock(12).event(0).clock(19);
            assertThat(operator.panes()).isEmpty();
            operator.clock(20);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 1 events, sum 1.0, ok");
            operator.clock(60);
            assertThat(operator.panes()).isEmpty();
            operator.event(1).clock(70);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 1: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void whateverFiresFirstLeavesNothingForTheOthers() throws Exception {
        WindowDefinition window =
                Windows.tumbling(100).withTriggers(Triggers.count(2), EVERY_TEN, Triggers.watermark());
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(0).event(1).clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 0: 2 events, sum 2.0, ok");
            operator.event(2).clock(20);
            assertThat(operator.panes()).containsExactly("w [0, 100) early 1: 3 events, sum 3.0, ok");
        }
    }

    @Test
    void discardingPanesHoldOnlyWhatIsNewAndNeverNothing() throws Exception {
        WindowDefinition window = Windows.tumbling(10)
                .withTriggers(Triggers.count(2), Triggers.watermark())
                .withMode(PaneMode.DISCARDING);
        try (DrivenOperator operator = DrivenOperator.of(lateBy(50), window)) {
            operator.event("a", 0, 1).event("a", 1, 2).watermark(9).event("a", 2, 4);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 2 events, sum 3.0, ok", "w [0, 10) late 1: 1 events, sum 4.0, ok");
        }
    }

    @Test
    void aGlobalWindowFiresByCountAndOnceMoreAtTheEndOfTheInput() throws Exception {
        WindowDefinition window = Windows.of(WindowAssigners.tumbling(Duration.ofMillis(1)));
        window = new WindowDefinition(
                "w",
                WindowAssigners.global(),
                List.of(Triggers.count(2)),
                PaneMode.ACCUMULATING,
                true,
                window.aggregate());
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(0).event(1_000_000).event(-5).watermark(1L << 60).endOfInput();
            String bounds = "w [" + Long.MIN_VALUE + ", " + Long.MAX_VALUE + ") ";
            assertThat(operator.panes())
                    .containsExactly(
                            bounds + "early 0: 2 events, sum 2.0, ok", bounds + "on-time 1: 3 events, sum 3.0, ok");
        }
    }

    @Test
    void panesOfOneKeyComeOutByEndAndThenByStart() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.sliding(10, 3))) {
            operator.event(20).event(0).endOfInput();
            assertThat(operator.results().stream().map(result -> result.end()))
                    .containsExactly(1L, 4L, 7L, 10L, 22L, 25L, 28L);
        }
    }
}
