package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.SubtaskReport;
import io.tidemark.operators.testing.WindowHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a scenario on the operator and on the model and compares what comes out after every step. */
final class ScenarioRunner {

    /** Long enough that only the report at the end of the input comes. */
    private static final Duration NO_REPORT_BEFORE_THE_END = Duration.ofDays(1000);

    private static final ReadingExtractor EXTRACTOR = new ReadingExtractor();

    private final Scenario scenario;
    private final Backend backend;
    private final WindowSemanticsOracle oracle;
    private List<WindowSpec> windows;

    private long watermark = -20;
    private long clock;

    ScenarioRunner(Scenario scenario, Backend backend) {
        this.scenario = scenario;
        this.backend = backend;
        this.windows = scenario.windows();
        this.oracle = new WindowSemanticsOracle(scenario.windows(), scenario.options());
    }

    void run() throws Exception {
        try (WindowHarness<Reading> harness = new WindowHarness<>(
                statistics(scenario.windows(), scenario.options()),
                EXTRACTOR,
                ReadingSerializer.INSTANCE,
                1,
                backend)) {
            int number = 0;
            for (Step step : scenario.steps()) {
                oracle.begin();
                take(step, harness);
                compare("after step " + number++ + ", " + step, harness);
            }
            compareTotals(harness.takeReports());
        }
    }

    private WindowedStatistics<Reading> statistics(List<WindowSpec> windows, WindowingOptions options) {
        WindowedStatistics<Reading> statistics = backend.configure(WindowedStatistics.of("random", EXTRACTOR))
                .options(options)
                .reportEvery(NO_REPORT_BEFORE_THE_END);
        windows.forEach(window -> statistics.window(window.definition()));
        return statistics;
    }

    private void take(Step step, WindowHarness<Reading> harness) throws Exception {
        if (step instanceof Step.Event event) {
            long time = watermark + event.offset();
            harness.event(Reading.event(event.key(), time, event.value()));
            oracle.event(event.key(), time, event.value());
        } else if (step instanceof Step.Watermark moved) {
            watermark += moved.delta();
            harness.watermark(watermark);
            oracle.watermark(watermark);
        } else if (step instanceof Step.Clock moved) {
            clock += moved.delta();
            harness.processingTime(clock);
            oracle.clock(clock);
        } else if (step instanceof Step.Restore restore) {
            harness.restore(restore.parallelism());
        } else if (step instanceof Step.Change change) {
            windows = change.windows();
            harness.restore(change.parallelism(), statistics(windows, change.options()));
            oracle.change(windows, change.options());
            harness.watermark(watermark);
            oracle.watermark(watermark);
        } else {
            harness.endOfInput();
            oracle.watermark(Long.MAX_VALUE);
        }
    }

    private void compare(String when, WindowHarness<Reading> harness) {
        Map<String, List<String>> panes = new TreeMap<>();
        for (WindowResult result : harness.takeResults()) {
            add(panes, result.key(), SeenPane.of(result));
        }
        assertThat(panes).as("panes %s", when).isEqualTo(oracle.panes);
        assertThat(refused(harness.takeLate())).as("late pairs %s", when).isEqualTo(oracle.late);
        assertThat(refused(harness.takeOverLimit()))
                .as("pairs over the limit %s", when)
                .isEqualTo(oracle.overLimit);
        if (oracle.liveWindows() == 0) {
            assertThat(harness.timers()).as("timers without windows %s", when).isZero();
            assertThat(harness.stateEntries())
                    .as("state without windows %s", when)
                    .isZero();
        }
    }

    private static Map<String, List<String>> refused(List<RefusedPair<Reading>> pairs) {
        Map<String, List<String>> refused = new TreeMap<>();
        for (RefusedPair<Reading> pair : pairs) {
            assertThat(pair.latenessMillis())
                    .isEqualTo(pair.watermark() < pair.end() ? 0 : pair.watermark() - (pair.end() - 1));
            add(
                    refused,
                    pair.key(),
                    SeenPane.refused(pair.window(), pair.time(), pair.start(), pair.end(), pair.watermark()));
        }
        return refused;
    }

    private static void add(Map<String, List<String>> lists, String key, String text) {
        lists.computeIfAbsent(key, none -> new ArrayList<>()).add(text);
    }

    /** The ledger law, its parts as the model counts them, and nothing left behind. */
    private void compareTotals(List<SubtaskReport> reports) {
        ProcessorStatistics total = new ProcessorStatistics();
        reports.forEach(report -> total.add(report.statistics()));
        for (WindowSpec window : windows) {
            String prefix = ProcessorStatistics.PAIRS_PREFIX + window.name() + '.';
            ModelCounts expected = oracle.counts(window.name());
            long onTime = total.count(prefix + ProcessorStatistics.ON_TIME);
            long lateAccepted = total.count(prefix + ProcessorStatistics.LATE_ACCEPTED);
            long tooLate = total.count(prefix + ProcessorStatistics.TOO_LATE);
            long overLimit = total.count(prefix + ProcessorStatistics.OVER_LIMIT);
            assertThat(onTime + lateAccepted + tooLate + overLimit)
                    .as("the parts of the pairs assigned add up")
                    .isEqualTo(expected.assigned);
            assertThat(List.of(onTime, lateAccepted, tooLate, overLimit))
                    .as("on time, late accepted, too late, over limit of %s", prefix)
                    .containsExactly(expected.onTime, expected.lateAccepted, expected.tooLate, expected.overLimit);
        }
        assertThat(total.count(ProcessorStatistics.WINDOWS_FIRED)).isEqualTo(oracle.firings);
        assertThat(total.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        assertThat(total.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
        if (scenario.options().timeDomain() == TimeDomain.EVENT) {
            assertThat(total.watermark()).isEqualTo(Long.MAX_VALUE);
        }
    }
}
