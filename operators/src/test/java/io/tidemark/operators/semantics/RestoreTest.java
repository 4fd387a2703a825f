package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A failure in mid-window changes nothing that comes out. */
class RestoreTest {

    @Test
    void aWindowGoesOnWhereItWasAtAnyParallelism() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.event(0).restore(3).event(1).restore(2).event(2).watermark(9);
            assertThat(operator.panes()).containsExactly("w [0, 10) on-time 0: 3 events, sum 3.0, ok");
            assertThat(operator.stateEntries()).isZero();
        }
    }

    @Test
    void anEventThatWasTooLateBeforeAFailureIsTooLateAfterIt() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.watermark(9).restore(2).event(1);
            assertThat(operator.late()).containsExactly("w refuses 1 for [0, 10) at watermark 9");
        }
    }

    @Test
    void aWindowThatOpensLateAfterAFailureFiresLateAndIsDropped() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(5), Windows.tumbling(10))) {
            operator.watermark(9).restore(1).event(1);
            assertThat(operator.panes()).containsExactly("w [0, 10) late 0: 1 events, sum 1.0, ok");
            operator.watermark(14);
            assertThat(operator.panes()).isEmpty();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void pendingFiringsAndCountsOutliveAFailure() throws Exception {
        WindowDefinition window = Windows.session(10)
                .withTriggers(Triggers.count(3), Triggers.processingTime(Duration.ofMillis(10)), Triggers.watermark());
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(0).restore(2).clock(10);
            assertThat(operator.panes()).containsExactly("w [0, 10) early 0: 1 events, sum 1.0, ok");
            operator.event(3).restore(3).event(4);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 10) retraction 1: 0 events, sum 0.0, ok",
                            "w [0, 14) early 0: 3 events, sum 3.0, ok");
        }
    }

    @Test
    void totalsOutliveAFailureAndAddUpOverSubtasks() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.sliding(10, 5))) {
            operator.event("a", 1, 1)
                    .event("b", 1, 1)
                    .restore(3)
                    .watermark(6)
                    .event("c", 3, 1)
                    .restore(2);
            ProcessorStatistics totals = operator.endOfInput().totals();
            assertThat(totals.count("pairs.w.on_time")).isEqualTo(5);
            assertThat(totals.count("pairs.w.too_late")).isEqualTo(1);
            assertThat(totals.count(ProcessorStatistics.WINDOWS_CREATED)).isEqualTo(5);
            assertThat(totals.count(ProcessorStatistics.WINDOWS_FIRED)).isEqualTo(5);
            assertThat(totals.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
            assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        }
    }
}
