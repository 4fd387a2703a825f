package io.tidemark.operators.semantics;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.testing.WindowHarness;
import java.time.Duration;
import java.util.List;

/** The operator for tests that read as a story: steps are one word, what comes out is one line a pane. */
final class DrivenOperator implements AutoCloseable {

    private static final Duration NO_REPORT_BEFORE_THE_END = Duration.ofDays(1000);

    private static final ReadingExtractor EXTRACTOR = new ReadingExtractor();

    private final Backend backend;
    private final WindowHarness<Reading> harness;

    private RunningDefinitions running;

    private DrivenOperator(
            Backend backend, WindowingOptions options, RunningDefinitions running, WindowDefinition... windows)
            throws Exception {
        this.backend = backend;
        this.running = running;
        this.harness =
                new WindowHarness<>(statistics(options, windows), EXTRACTOR, ReadingSerializer.INSTANCE, 1, backend);
    }

    static DrivenOperator of(WindowingOptions options, WindowDefinition... windows) throws Exception {
        return of(Backend.HEAP, options, windows);
    }

    static DrivenOperator of(Backend backend, WindowingOptions options, WindowDefinition... windows) throws Exception {
        return new DrivenOperator(backend, options, RunningDefinitions.NONE, windows);
    }

    /** One whose keys remember something across their windows. */
    static DrivenOperator of(
            Backend backend, WindowingOptions options, RunningDefinitions running, WindowDefinition... windows)
            throws Exception {
        return new DrivenOperator(backend, options, running, windows);
    }

    private WindowedStatistics<Reading> statistics(WindowingOptions options, WindowDefinition... windows) {
        return backend.configure(WindowedStatistics.of("driven", EXTRACTOR))
                .options(options)
                .running(running)
                .reportEvery(NO_REPORT_BEFORE_THE_END)
                .windows(List.of(windows));
    }

    /** Event time, late events fire at once, nothing is kept longer than it takes events, no limit. */
    static WindowingOptions lateBy(long thresholdMillis) {
        return new WindowingOptions(TimeDomain.EVENT, thresholdMillis, 0, 0, 1000, WindowLimitPolicy.REJECT);
    }

    /** As {@link #lateBy}, and windows are kept for {@code retentionMillis}. */
    static WindowingOptions keptFor(long retentionMillis, long thresholdMillis) {
        return new WindowingOptions(
                TimeDomain.EVENT, thresholdMillis, 0, retentionMillis, 1000, WindowLimitPolicy.REJECT);
    }

    /** As {@link #lateBy} with a limit. */
    static WindowingOptions limitedTo(int windows, WindowLimitPolicy policy) {
        return new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, windows, policy);
    }

    DrivenOperator event(String key, long time, double value) throws Exception {
        harness.event(Reading.event(key, time, value));
        return this;
    }

    /** An event of key {@code a} and value 1. */
    DrivenOperator event(long time) throws Exception {
        return event("a", time, 1);
    }

    DrivenOperator watermark(long watermark) throws Exception {
        harness.watermark(watermark);
        return this;
    }

    DrivenOperator clock(long time) throws Exception {
        harness.processingTime(time);
        return this;
    }

    DrivenOperator restore(int parallelism) throws Exception {
        harness.restore(parallelism);
        return this;
    }

    /** A restore under another configuration. */
    DrivenOperator restore(int parallelism, WindowingOptions options, WindowDefinition... windows) throws Exception {
        harness.restore(parallelism, statistics(options, windows));
        return this;
    }

    /** A restore under another configuration of what keys remember. */
    DrivenOperator restore(
            int parallelism, WindowingOptions options, RunningDefinitions newRunning, WindowDefinition... windows)
            throws Exception {
        running = newRunning;
        return restore(parallelism, options, windows);
    }

    List<Anomaly> anomalies() {
        return harness.takeAnomalies();
    }

    DrivenOperator endOfInput() throws Exception {
        harness.endOfInput();
        return this;
    }

    List<WindowResult> results() {
        return harness.takeResults();
    }

    /** The panes since the last call. */
    List<String> panes() {
        return results().stream().map(SeenPane::of).toList();
    }

    List<RefusedPair<Reading>> latePairs() {
        return harness.takeLate();
    }

    List<String> late() {
        return latePairs().stream().map(DrivenOperator::text).toList();
    }

    List<String> overLimit() {
        return harness.takeOverLimit().stream().map(DrivenOperator::text).toList();
    }

    private static String text(RefusedPair<Reading> pair) {
        return SeenPane.refused(pair.window(), pair.time(), pair.start(), pair.end(), pair.watermark());
    }

    /** Totals of all subtasks; known at the end of the input. */
    ProcessorStatistics totals() {
        ProcessorStatistics total = new ProcessorStatistics();
        harness.takeReports().forEach(report -> total.add(report.statistics()));
        return total;
    }

    int stateEntries() {
        return harness.stateEntries();
    }

    int timers() {
        return harness.timers();
    }

    @Override
    public void close() {
        harness.close();
    }
}
