package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.running.AnomalyDetectors;
import io.tidemark.functions.running.DetectorRules;
import io.tidemark.functions.running.Ema;
import io.tidemark.functions.running.LastN;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.RunningStatistic;
import io.tidemark.functions.running.ZScoreOptions;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Semantics section 9 at the operator: what keys remember across their windows, for how long, and through changes. */
class RunningStatisticsTest {

    private static final RunningInput EVENTS = new RunningInput.Events(new Field("value", 0));
    private static final RunningInput SUMS = new RunningInput.Results("w", "sum");
    private static final Ema HALF = new Ema(0.5);
    private static final long KEPT = 100;

    private static NamedStatistic shown(String name, RunningStatistic<?> statistic, RunningInput input) {
        return new NamedStatistic("w", name, statistic, input);
    }

    private static NamedDetector detector(RunningInput input) {
        DetectorRules rules = new DetectorRules(3, 2, false, 5);
        return new NamedDetector("spike", AnomalyDetectors.zScore(new ZScoreOptions(rules, null)), input);
    }

    private static RunningDefinitions remembering(NamedStatistic... statistics) {
        return new RunningDefinitions(List.of(statistics), List.of(), KEPT);
    }

    private static RunningDefinitions detecting(RunningInput input) {
        return new RunningDefinitions(List.of(), List.of(detector(input)), KEPT);
    }

    private static List<Object> values(List<WindowResult> results, String name) {
        return results.stream().map(result -> result.values().value(name)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void statisticsOutliveWindowsAndRestoresAtAnyParallelismAndLeaveNothingInTheEnd(Backend backend) throws Exception {
        RunningDefinitions running = remembering(shown("smooth", HALF, EVENTS), shown("of_sums", HALF, SUMS));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), running, Windows.tumbling(10))) {
            operator.event("a", 1, 8).event("b", 2, 100).watermark(9);
            assertThat(values(operator.results(), "smooth")).containsExactlyInAnyOrder(8.0, 100.0);
            assertThat(operator.stateEntries())
                    .as("windows are gone, statistics are not")
                    .isEqualTo(2);
            assertThat(operator.timers()).as("one a key").isEqualTo(2);
            operator.restore(3).event("a", 11, 4).restore(2).event("a", 12, 2).watermark(19);
            assertThat(operator.results())
                    .singleElement()
                    // (8 + 4)/2 = 6, (6 + 2)/2 = 4; sums 8 and 6
                    .satisfies(result ->
                            assertThat(result.values().value("smooth")).isEqualTo(4.0))
                    .satisfies(result ->
                            assertThat(result.values().value("of_sums")).isEqualTo(7.0))
                    .satisfies(
                            result -> assertThat(result.values().hasSkipped()).isFalse());
            // The newest value of b was its result, at 9; that of a its result at 19.
            operator.watermark(9 + KEPT - 1);
            assertThat(operator.stateEntries()).isEqualTo(2);
            operator.watermark(9 + KEPT);
            assertThat(operator.stateEntries()).isEqualTo(1);
            assertThat(operator.timers()).isEqualTo(1);
            operator.restore(1).watermark(19 + KEPT);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
            operator.event("a", 200, 1).watermark(209);
            assertThat(values(operator.results(), "smooth")).containsExactly(1.0);
        }
    }

    @Test
    void aPipelineThatRemembersNothingHasNothingOfIt() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.event(1).watermark(9);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void aKeyIsRememberedAsLongAsItHasWindows() throws Exception {
        RunningDefinitions running = new RunningDefinitions(List.of(shown("smooth", HALF, EVENTS)), List.of(), 5);
        try (DrivenOperator operator = DrivenOperator.of(Backend.HEAP, lateBy(0), running, Windows.tumbling(1000))) {
            operator.event("a", 1, 8).watermark(500).event("a", 2, 4).watermark(990);
            assertThat(operator.stateEntries()).isEqualTo(3);
            operator.watermark(5000);
            assertThat(values(operator.results(), "smooth")).containsExactly(6.0);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    /** Flink knows one timer for a key and a time: the windows must not take back that of the statistics, nor the reverse. */
    @Test
    void timersOfWindowsAndStatisticsAtOneTimeDoNotTakeEachOtherBack() throws Exception {
        for (long kept = 1; kept < 60; kept++) {
            RunningDefinitions running =
                    new RunningDefinitions(List.of(shown("smooth", HALF, EVENTS)), List.of(), kept);
            try (DrivenOperator operator =
                    DrivenOperator.of(Backend.HEAP, lateBy(3), running, Windows.session(10), named("tens", 10))) {
                operator.event("a", 30, 1).event("a", 7, 1).event("a", 22, 1).watermark(18);
                operator.event("a", 19, 1).watermark(31).event("a", 29, 3).watermark(200);
                assertThat(operator.stateEntries()).as("kept for %s", kept).isZero();
                assertThat(operator.timers()).as("kept for %s", kept).isZero();
            }
        }
    }

    private static WindowDefinition named(String name, long size) {
        return WindowDefinition.of(
                name, WindowAssigners.tumbling(Duration.ofMillis(size)), CompositeAggregate.of(List.of()));
    }

    @ParameterizedTest
    @EnumSource(TimeDomain.class)
    void theEndOfTheInputLeavesNothing(TimeDomain domain) throws Exception {
        WindowingOptions options = new WindowingOptions(domain, 20, 0, 30, 1000, WindowLimitPolicy.REJECT);
        RunningDefinitions running = remembering(shown("smooth", HALF, EVENTS), shown("of_sums", HALF, SUMS));
        try (DrivenOperator operator = DrivenOperator.of(Backend.HEAP, options, running, Windows.tumbling(10))) {
            operator.event("a", 0, 1).event("b", 4, 2).clock(4).event("a", 3, 3).endOfInput();
            assertThat(operator.results()).hasSize(2);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void underProcessingTimeTheClockForgetsKeys() throws Exception {
        WindowingOptions options = new WindowingOptions(TimeDomain.PROCESSING, 0, 0, 0, 1000, WindowLimitPolicy.REJECT);
        RunningDefinitions running = remembering(shown("smooth", HALF, EVENTS));
        try (DrivenOperator operator = DrivenOperator.of(Backend.HEAP, options, running, Windows.tumbling(10))) {
            operator.event("a", 0, 8).clock(50).event("a", 0, 4).clock(KEPT).restore(2);
            assertThat(values(operator.results(), "smooth")).containsExactly(8.0, 6.0);
            assertThat(operator.stateEntries()).isEqualTo(1);
            operator.clock(50 + KEPT);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void forEverIsForEver() throws Exception {
        RunningDefinitions running =
                new RunningDefinitions(List.of(shown("smooth", HALF, EVENTS)), List.of(), RunningDefinitions.FOR_EVER);
        try (DrivenOperator operator = DrivenOperator.of(Backend.HEAP, lateBy(0), running, Windows.tumbling(10))) {
            operator.event("a", 1, 8).watermark(Long.MAX_VALUE - 1);
            assertThat(operator.stateEntries()).isEqualTo(1);
            assertThat(operator.timers()).isZero();
        }
    }

    /** What fires because of an event shows it; what came too late for every window is remembered all the same. */
    @Test
    void resultsShowEverythingThatHasArrived() throws Exception {
        WindowDefinition window = Windows.tumbling(10).withTriggers(Triggers.count(1), Triggers.watermark());
        RunningDefinitions running =
                remembering(shown("smooth", HALF, EVENTS), shown("recent", new LastN(2, List.of()), EVENTS));
        try (DrivenOperator operator =
                DrivenOperator.of(Backend.HEAP, lateBy(0), running, window.withMode(PaneMode.DISCARDING))) {
            operator.event("a", 1, 8)
                    .event("a", 2, 4)
                    .watermark(30)
                    .event("a", 3, 2)
                    .event("a", 31, 5);
            List<WindowResult> results = operator.results();
            assertThat(results).extracting(WindowResult::pane).containsOnly(Pane.EARLY);
            assertThat(values(results, "smooth")).containsExactly(8.0, 6.0, 4.5);
            assertThat(values(results, "sum")).containsExactly(8.0, 4.0, 5.0);
            assertThat(results.get(2).values().value("recent"))
                    .isEqualTo(map("count", 2L, "mean", 3.5, "min", 2.0, "max", 5.0, "stddev", Math.sqrt(4.5)));
            assertThat(operator.late()).hasSize(1);
        }
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void onlyOnTimeResultsAreTakenAndJudged() throws Exception {
        WindowDefinition window = Windows.tumbling(10).withTriggers(Triggers.count(2), Triggers.watermark());
        RunningDefinitions running =
                new RunningDefinitions(List.of(shown("of_sums", HALF, SUMS)), List.of(detector(SUMS)), KEPT);
        try (DrivenOperator operator = DrivenOperator.of(Backend.HEAP, lateBy(50), running, window)) {
            operator.event("a", 1, 1).event("a", 2, 1).watermark(9);
            assertThat(values(operator.results(), "of_sums")).containsExactly(null, 2.0);
            operator.event("a", 3, 100);
            assertThat(operator.results()).singleElement().satisfies(late -> {
                assertThat(late.values().value("sum")).isEqualTo(102.0);
                assertThat(late.values().value("of_sums")).isEqualTo(2.0);
            });
            operator.event("a", 11, 2).watermark(19).event("a", 21, 7).watermark(29);
            assertThat(values(operator.results(), "of_sums")).containsExactly(2.0, 4.5);
            assertThat(operator.anomalies())
                    .containsExactly(new Anomaly("spike", "a", "w", 29, 20, 30, 7, 2, 0, Double.NaN, 3, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anomaliesOfEventsAreJudgedBeforeTheyAreLearnedAndCountedThroughRestores(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), detecting(EVENTS), Windows.tumbling(10))) {
            operator.event("a", 1, 9).event("a", 2, 11).restore(3).event("b", 3, 50);
            assertThat(operator.anomalies()).isEmpty();
            operator.event("a", 4, 20);
            // mean 10, stddev sqrt(2)
            assertThat(operator.anomalies())
                    .containsExactly(
                            new Anomaly("spike", "a", null, 4, 0, 0, 20, 10, Math.sqrt(2), 10 / Math.sqrt(2), 3, 0));
            operator.restore(2).event("a", 5, 30).restore(4).event("a", 6, 10).endOfInput();
            assertThat(operator.anomalies()).hasSize(1);
            assertThat(operator.totals().count(ProcessorStatistics.ANOMALIES)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStillThereUnderItsSignatureGoesOnAndTheLogNamesTheRest(Backend backend) throws Exception {
        RunningDefinitions before = new RunningDefinitions(
                List.of(shown("smooth", HALF, EVENTS), shown("recent", new LastN(5, List.of(50.0)), EVENTS)),
                List.of(detector(EVENTS)),
                KEPT);
        RunningDefinitions after = new RunningDefinitions(
                List.of(shown("slow", new Ema(0.25), EVENTS), shown("renamed", new LastN(5, List.of(0.0)), EVENTS)),
                List.of(detector(EVENTS)),
                KEPT);
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before, Windows.tumbling(10));
                CapturedLog log = CapturedLog.of("io.tidemark.operators.runtime")) {
            operator.event("a", 1, 9).event("a", 2, 11).event("b", 2, 1);
            operator.restore(2, lateBy(0), after, Windows.tumbling(10));
            assertThat(log.warnings())
                    .contains("running statistics that pipeline driven has no longer: ema(alpha=0.5)/1 of field value");
            assertThat(operator.restore(3).event("a", 3, 16).anomalies())
                    .as("the detector has seen 9 and 11")
                    .extracting(Anomaly::mean)
                    .containsExactly(10.0);
            operator.watermark(9);
            assertThat(operator.results())
                    .filteredOn(result -> result.key().equals("a"))
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.values().value("slow")).isEqualTo(16.0);
                        assertThat(result.values().value("renamed").toString()).contains("mean=12.0", "p0=9.0");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPipelineThatNoLongerRemembersAnythingForgetsAtTheRestore(Backend backend) throws Exception {
        RunningDefinitions before = remembering(shown("smooth", HALF, EVENTS));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before, Windows.tumbling(10))) {
            operator.event("a", 1, 9).event("b", 2, 11);
            assertThat(operator.stateEntries())
                    .as("windows, indexes, statistics")
                    .isEqualTo(6);
            operator.restore(2, lateBy(0), RunningDefinitions.NONE, Windows.tumbling(10));
            assertThat(operator.stateEntries()).isEqualTo(4);
            operator.restore(1).watermark(1000);
            assertThat(operator.panes()).hasSize(2);
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
            operator.restore(1, lateBy(0), before, Windows.tumbling(10))
                    .event("a", 1001, 3)
                    .watermark(1009);
            assertThat(values(operator.results(), "smooth"))
                    .as("never comes back")
                    .containsExactly(3.0);
        }
    }

    @Test
    void aPipelineThatBeginsToRememberDoesSoFromTheRestoreOn() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), Windows.tumbling(10))) {
            operator.event("a", 1, 9);
            operator.restore(2, lateBy(0), remembering(shown("smooth", HALF, EVENTS)), Windows.tumbling(10));
            operator.event("a", 2, 11).watermark(9);
            assertThat(values(operator.results(), "smooth")).containsExactly(11.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShorterRetentionHoldsForKeysThatNeverComeAgain(Backend backend) throws Exception {
        NamedStatistic smooth = shown("smooth", HALF, EVENTS);
        for (long before : new long[] {RunningDefinitions.FOR_EVER, 10_000}) {
            try (DrivenOperator operator = DrivenOperator.of(
                    backend,
                    lateBy(0),
                    new RunningDefinitions(List.of(smooth), List.of(), before),
                    Windows.tumbling(10))) {
                operator.event("a", 1, 9).watermark(50);
                operator.restore(2, lateBy(0), remembering(smooth), Windows.tumbling(10))
                        .watermark(KEPT);
                assertThat(operator.stateEntries()).isEqualTo(1);
                operator.watermark(1 + KEPT);
                assertThat(operator.stateEntries()).isZero();
            }
        }
    }

    @Test
    void whatTakesEventsAsksForThemOneByOneAndWhatTakesResultsDoesNot() {
        assertThat(plan(remembering(shown("of_sums", HALF, SUMS)))).isNull();
        assertThat(plan(remembering(shown("smooth", HALF, EVENTS))))
                .isEqualTo("the running statistic w.smooth takes events in the order in which they arrive");
        assertThat(plan(detecting(EVENTS)))
                .isEqualTo("the detector spike judges events in the order in which they arrive");
        assertThat(plan(detecting(SUMS))).isNull();
    }

    private static String plan(RunningDefinitions running) {
        return WindowedStatistics.of("p", new ReadingExtractor())
                .window(Windows.tumbling(60_000))
                .running(running)
                .batchPlan()
                .obstacle();
    }

    @Test
    void whatDoesNotFitTheWindowsIsRefused() {
        assertRefused(remembering(new NamedStatistic("v", "smooth", HALF, EVENTS)), "is of no window definition");
        assertRefused(remembering(shown("sum", HALF, EVENTS)), "w.sum has a name that is taken");
        assertRefused(
                remembering(shown("s", HALF, EVENTS), shown("s", new Ema(1), EVENTS)), "w.s has a name that is taken");
        assertRefused(
                remembering(shown("s", HALF, new RunningInput.Results("w", "s"))),
                "w.s is of the result w.s, which the pipeline does not compute from events");
        assertRefused(detecting(new RunningInput.Results("w", "gone")), "the detector spike is of the result w.gone");
        assertThatThrownBy(() -> new RunningDefinitions(List.of(), List.of(detector(SUMS), detector(EVENTS)), 1))
                .hasMessage("two detectors have the name spike");
    }

    private static void assertRefused(RunningDefinitions running, String problem) {
        WindowedStatistics<?> statistics = WindowedStatistics.of("p", new ReadingExtractor())
                .window(Windows.tumbling(10))
                .running(running);
        assertThatThrownBy(() -> statistics.operator(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
