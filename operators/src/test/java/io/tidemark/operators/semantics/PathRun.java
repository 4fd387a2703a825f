package io.tidemark.operators.semantics;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.testing.WindowHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of a pipeline on one path, and all that came out of it. */
final class PathRun {

    private static final Duration NO_REPORT_BEFORE_THE_END = Duration.ofDays(1000);
    private static final ReadingExtractor EXTRACTOR = new ReadingExtractor();
    /** Every so many values an event carries none. */
    private static final int ABSENT = 17;

    /** By step and key, in the order in which they came. */
    final List<Map<String, List<WindowResult>>> panes = new ArrayList<>();

    final List<Map<String, List<RefusedPair<Reading>>>> late = new ArrayList<>();
    final List<Map<String, List<RefusedPair<Reading>>>> overLimit = new ArrayList<>();
    /** The ledger at the end. */
    SortedMap<String, Long> counts;

    int events;
    int stateLeft;
    int timersLeft;

    private final SharedPipeline pipeline;
    private final FastPath path;
    private final CountingReadingSerializer serializer = new CountingReadingSerializer();
    private int refused;
    private int restores;
    private long watermark = -20;
    private long clock;

    private PathRun(SharedPipeline pipeline, FastPath path) {
        this.pipeline = pipeline;
        this.path = path;
    }

    static PathRun of(SharedPipeline pipeline, FastPath path) throws Exception {
        PathRun run = new PathRun(pipeline, path);
        run.run();
        return run;
    }

    private void run() throws Exception {
        try (WindowHarness<Reading> harness =
                new WindowHarness<>(statistics(), EXTRACTOR, serializer, 1, path.backend)) {
            for (Step step : pipeline.steps()) {
                take(step, harness);
                panes.add(byKey(harness.takeResults()));
                late.add(refusedByKey(harness.takeLate()));
                overLimit.add(refusedByKey(harness.takeOverLimit()));
            }
            ProcessorStatistics total = new ProcessorStatistics();
            harness.takeReports().forEach(report -> total.add(report.statistics()));
            counts = total.counts();
            stateLeft = harness.stateEntries();
            timersLeft = harness.timers();
        }
    }

    private WindowedStatistics<Reading> statistics() {
        return path.configure(WindowedStatistics.of("random", EXTRACTOR), restores)
                .options(pipeline.options())
                .reportEvery(NO_REPORT_BEFORE_THE_END)
                .windows(pipeline.windows());
    }

    private void take(Step step, WindowHarness<Reading> harness) throws Exception {
        if (step instanceof Step.Event event) {
            double value = event.value() % ABSENT == 0 ? Double.NaN : event.value() * 0.37;
            harness.event(Reading.event(event.key(), watermark + event.offset(), value));
            events++;
        } else if (step instanceof Step.Watermark moved) {
            watermark += moved.delta();
            harness.watermark(watermark);
        } else if (step instanceof Step.Clock moved) {
            clock += moved.delta();
            harness.processingTime(clock);
        } else if (step instanceof Step.Restore restore) {
            restores++;
            harness.restore(restore.parallelism(), statistics());
        } else {
            harness.endOfInput();
        }
    }

    private static Map<String, List<WindowResult>> byKey(List<WindowResult> results) {
        Map<String, List<WindowResult>> byKey = new TreeMap<>();
        results.forEach(result ->
                byKey.computeIfAbsent(result.key(), none -> new ArrayList<>()).add(result));
        return byKey;
    }

    private Map<String, List<RefusedPair<Reading>>> refusedByKey(List<RefusedPair<Reading>> pairs) {
        refused += pairs.size();
        Map<String, List<RefusedPair<Reading>>> byKey = new TreeMap<>();
        pairs.forEach(pair ->
                byKey.computeIfAbsent(pair.key(), none -> new ArrayList<>()).add(pair));
        return byKey;
    }

    /** How many events went through the shuffle in a batch: all others were copied there, and where they were refused. */
    int batched() {
        return events - (serializer.copies() - refused);
    }
}
