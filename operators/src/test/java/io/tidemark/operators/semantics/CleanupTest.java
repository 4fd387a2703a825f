package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Semantics section 6: after the last window of a key is gone the key holds no state and no timer. */
class CleanupTest {

    static Stream<WindowDefinition> windowsThatEndByTime() {
        return Stream.of(Windows.tumbling(10), Windows.sliding(10, 3), Windows.cumulating(20, 5), Windows.session(10))
                .flatMap(window -> Stream.of(
                        window,
                        window.withTriggers(Triggers.count(2), Triggers.processingTime(Duration.ofMillis(7)))
                                .withFireRemainder(false)));
    }

    @ParameterizedTest
    @MethodSource("windowsThatEndByTime")
    void timeAloneLeavesNoStateAndNoTimer(WindowDefinition window) throws Exception {
        for (long lateFiring : List.of(0L, 5L)) {
            WindowingOptions options = options(TimeDomain.EVENT, lateFiring);
            try (DrivenOperator operator = DrivenOperator.of(options, window)) {
                operator.event(0).event("b", 4, 1).watermark(12).event(3).event("b", 5, 1);
                assertThat(operator.stateEntries()).isPositive();
                assertThat(operator.timers()).isPositive();
                operator.watermark(1000);
                assertThat(operator.stateEntries()).isZero();
                assertThat(operator.timers()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("windowsThatEndByTime")
    void theClockAloneLeavesNoStateAndNothingButUnderProcessingTime(WindowDefinition window) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(options(TimeDomain.PROCESSING, 0), window)) {
            operator.event(0).clock(4).event("b", 0, 1);
            assertThat(operator.stateEntries()).isPositive();
            operator.clock(1000);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TimeDomain.class)
    void theEndOfTheInputLeavesNothingOfAnyWindowType(TimeDomain domain) throws Exception {
        WindowDefinition global =
                new WindowSpec("global", WindowSpec.Kind.GLOBAL, 1, 1, 0, false, 5, 7, true, true, 0).definition();
        for (WindowDefinition window :
                Stream.concat(windowsThatEndByTime(), Stream.of(global)).toList()) {
            try (DrivenOperator operator = DrivenOperator.of(options(domain, 5), window)) {
                operator.event(0).event("b", 4, 1).watermark(12).event(3).endOfInput();
                assertThat(operator.stateEntries()).as("%s", window).isZero();
                assertThat(operator.timers()).as("%s", window).isZero();
                ProcessorStatistics totals = operator.totals();
                assertThat(totals.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
                assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
            }
        }
    }

    @Test
    void cleanupBeyondTheEndOfTimeWaitsForTheEndOfTheInput() throws Exception {
        WindowingOptions forever =
                new WindowingOptions(TimeDomain.EVENT, 0, 0, Long.MAX_VALUE, 1000, WindowLimitPolicy.REJECT);
        try (DrivenOperator operator = DrivenOperator.of(forever, Windows.tumbling(10))) {
            operator.event(0).watermark(Long.MAX_VALUE - 1);
            assertThat(operator.panes()).hasSize(1);
            assertThat(operator.stateEntries()).isPositive();
            operator.endOfInput();
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    private static WindowingOptions options(TimeDomain domain, long lateFiring) {
        return new WindowingOptions(domain, 20, lateFiring, 30, 1000, WindowLimitPolicy.REJECT);
    }
}
