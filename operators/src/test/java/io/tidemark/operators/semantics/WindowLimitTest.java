package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.limitedTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.WindowLimitPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Semantics section 6: at most so many live windows a key. */
class WindowLimitTest {

    @Test
    void aPairThatWouldOpenOneWindowTooManyIsRefused() throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(limitedTo(2, WindowLimitPolicy.REJECT), Windows.tumbling(10))) {
            operator.event(0).event(10).event(20).event(5).event("b", 20, 1);
            assertThat(operator.overLimit())
                    .containsExactly("w refuses 20 for [20, 30) at watermark " + Long.MIN_VALUE);
            operator.watermark(9).event(20);
            assertThat(operator.overLimit()).isEmpty();
        }
    }

    /** An index and a slice for each of the two events; each window would have a state of its own otherwise. */
    @Test
    void windowsShareSlicesAsLongAsAnEventOpensNoneTooMany() throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(limitedTo(7, WindowLimitPolicy.REJECT), Windows.sliding(60, 10))) {
            operator.event(55).event(65);
            assertThat(operator.overLimit()).isEmpty();
            assertThat(operator.stateEntries()).isEqualTo(3);

            operator.event(75);
            assertThat(operator.overLimit())
                    .containsExactly("w refuses 75 for [70, 130) at watermark " + Long.MIN_VALUE);
            assertThat(operator.stateEntries()).isGreaterThan(7);
        }
    }

    @Test
    void theLimitCountsTheWindowsOfAllDefinitions() throws Exception {
        WindowDefinition other =
                WindowDefinition.of("other", WindowAssigners.tumbling(Duration.ofMillis(100)), SumOfValues.alone());
        try (DrivenOperator operator =
                DrivenOperator.of(limitedTo(1, WindowLimitPolicy.REJECT), Windows.tumbling(10), other)) {
            operator.event(0).endOfInput();
            assertThat(operator.overLimit())
                    .containsExactly("other refuses 0 for [0, 100) at watermark " + Long.MIN_VALUE);
            assertThat(operator.totals().count("pairs.other.over_limit")).isEqualTo(1);
        }
    }

    @Test
    void mergingSessionsIsNotOpeningAWindow() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(limitedTo(2, WindowLimitPolicy.REJECT), Windows.session(10))) {
            operator.event(0).event(15).event(8).event(40).endOfInput();
            assertThat(operator.overLimit()).isEmpty();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [0, 25) on-time 0: 3 events, sum 3.0, ok",
                            "w [40, 50) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void theOldestWindowFiresTruncatedAndIsDropped() throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(limitedTo(2, WindowLimitPolicy.FIRE_OLDEST), Windows.tumbling(10))) {
            operator.event(0).event(10).event(20);
            assertThat(operator.panes()).containsExactly("w [0, 10) early 0: 1 events, sum 1.0, truncated");
            operator.endOfInput();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [10, 20) on-time 0: 1 events, sum 1.0, ok",
                            "w [20, 30) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    @Test
    void aWindowDroppedBeforeItsTimeIsNotOpenedAgain() throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(limitedTo(2, WindowLimitPolicy.FIRE_OLDEST), Windows.tumbling(10))) {
            operator.event(0).event(10).event(20).restore(2).event(1);
            assertThat(operator.panes()).hasSize(1);
            assertThat(operator.overLimit()).containsExactly("w refuses 1 for [0, 10) at watermark " + Long.MIN_VALUE);
        }
    }
}
