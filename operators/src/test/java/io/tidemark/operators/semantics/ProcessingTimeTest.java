package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Under processing time the wall clock assigns and closes windows. */
class ProcessingTimeTest {

    private static final WindowingOptions BY_THE_CLOCK =
            new WindowingOptions(TimeDomain.PROCESSING, 100, 0, 0, 1000, WindowLimitPolicy.REJECT);

    @Test
    void theClockOfArrivalCountsAndNotTheTimeOfTheEvent() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(BY_THE_CLOCK, Windows.tumbling(10))) {
            operator.clock(3).event(-500).clock(8);
            assertThat(operator.panes()).isEmpty();
            operator.clock(9);
            WindowResult result = operator.results().get(0);
            assertThat(SeenPane.of(result)).isEqualTo("w [0, 10) on-time 0: 1 events, sum 1.0, ok");
            assertThat(result.minEventTime()).isEqualTo(3);
            assertThat(result.watermark()).isEqualTo(9);
        }
    }

    @Test
    void nothingIsEverLateAndWatermarksMeanNothing() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(BY_THE_CLOCK, Windows.session(10))) {
            operator.watermark(1_000_000)
                    .event(0)
                    .clock(5)
                    .event(0)
                    .clock(500)
                    .event(0)
                    .clock(600);
            assertThat(operator.late()).isEmpty();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 15) on-time 0: 2 events, sum 2.0, ok",
                            "w [500, 510) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void theEndOfTheInputClosesEverything() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(BY_THE_CLOCK, Windows.sliding(10, 5))) {
            operator.clock(7).event(0).restore(2).endOfInput();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) on-time 0: 1 events, sum 1.0, ok", "w [5, 15) on-time 0: 1 events, sum 1.0, ok");
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void whatClosesAndWhatWasWaitingComeOutInOneOrder() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                BY_THE_CLOCK,
                Windows.tumbling(5),
                new WindowSpec("open", WindowSpec.Kind.TUMBLING, 3, 3, 0, false, 0, 4, true, false, 0).definition())) {
            operator.event(0).clock(4);
            assertThat(operator.panes())
                    .containsExactly(
                            "open [0, 3) late 0: 1 events, sum 1.0, ok", "w [0, 5) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void aProcessingTimeTriggerFiresBeforeTheWindowCloses() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(
                BY_THE_CLOCK,
                Windows.tumbling(10)
                        .withTriggers(Triggers.processingTime(Duration.ofMillis(4)), Triggers.watermark()))) {
            operator.clock(1).event(0).clock(4).clock(9);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) early 0: 1 events, sum 1.0, ok", "w [0, 10) on-time 1: 1 events, sum 1.0, ok");
        }
    }
}
