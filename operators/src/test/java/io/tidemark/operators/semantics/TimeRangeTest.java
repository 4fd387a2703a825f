package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.WindowResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times before the epoch, offsets, and the ends of the 64-bit range. */
class TimeRangeTest {

    @Test
    void timesBeforeTheEpochHaveWindows() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.event(-1).event(-10).event(-11).watermark(-11).watermark(-1);
            assertThat(operator.panes())
                    .containsExactly(
                            "w [-20, -10) on-time 0: 1 events, sum 1.0, ok",
                            "w [-10, 0) on-time 0: 2 events, sum 2.0, ok");
        }
    }

    @Test
    void anOffsetMovesEveryWindow() throws Exception {
        WindowDefinition window = Windows.of(WindowAssigners.tumbling(Duration.ofMillis(10), Duration.ofMillis(-3)));
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), window)) {
            operator.event(6).event(7).endOfInput();
            assertThat(operator.panes())
                    .containsExactly(
                            "w [-3, 7) on-time 0: 1 events, sum 1.0, ok", "w [7, 17) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    static Stream<WindowDefinition> windows() {
        return Stream.of(
                Windows.tumbling(10),
                Windows.sliding(10, 3),
                Windows.sliding(10, 5),
                Windows.cumulating(20, 5),
                Windows.session(10));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void atTheEndsOfTimeEveryWindowHoldsItsEventOnceAndNothingStays(WindowDefinition window) throws Exception {
        for (long time :
                List.of(Long.MIN_VALUE, Long.MIN_VALUE + 3, Long.MAX_VALUE - 12, Long.MAX_VALUE - 3, Long.MAX_VALUE)) {
            try (DrivenOperator operator = DrivenOperator.of(lateBy(50), window)) {
                List<WindowResult> results = operator.event(time).endOfInput().results();
                assertThat(results).as("windows of %d", time).isNotEmpty();
                assertThat(results).allSatisfy(result -> {
                    assertThat(result.count()).as("%s", SeenPane.of(result)).isEqualTo(1);
                    assertThat(result.start()).isLessThanOrEqualTo(time);
                    assertThat(result.end()).isGreaterThan(result.start() == Long.MAX_VALUE ? 0 : result.start());
                });
                assertThat(results.stream().map(SeenPane::of)).doesNotHaveDuplicates();
                assertThat(operator.late()).isEmpty();
                assertThat(operator.stateEntries()).isZero();
                assertThat(operator.timers()).isZero();
            }
        }
    }
}
