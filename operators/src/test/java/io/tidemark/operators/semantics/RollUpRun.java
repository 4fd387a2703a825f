package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.functions.window.WindowView;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.testing.WindowHarness;
import io.tidemark.operators.windowing.ExtractedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a pipeline with roll-ups, compared with what follows directly from the pairs that its windows have accepted. */
final class RollUpRun {

    private static final Duration NO_REPORT_BEFORE_THE_END = Duration.ofDays(1000);
    private static final ReadingExtractor EXTRACTOR = new ReadingExtractor();
    /** Every so many values an event carries none. */
    private static final int ABSENT = 17;

    private static final int VALUES = 500;

    /** An event in a window of a key. */
    private record Pair(String key, long start, long end, Reading event) {}

    /** A window of a key. */
    private record Place(String key, long start, long end) {}

    private record View(long start, long end, long count) implements WindowView {

        @Override
        public long unfired() {
            return 0;
        }
    }

    private final RollUpPipeline pipeline;
    private final Backend backend;
    private final List<Reading> events = new ArrayList<>();
    private final List<WindowResult> results = new ArrayList<>();
    private final List<RefusedPair<Reading>> refused = new ArrayList<>();
    private long watermark = -20;
    private long clock;
    private int lateBelow;

    RollUpRun(RollUpPipeline pipeline, Backend backend) {
        this.pipeline = pipeline;
        this.backend = backend;
    }

    /** Runs it to the end of the input and compares. */
    RollUpRun check() throws Exception {
        ProcessorStatistics totals = new ProcessorStatistics();
        WindowedStatistics<Reading> statistics = backend.configure(WindowedStatistics.of("rolled", EXTRACTOR))
                .options(pipeline.options())
                .reportEvery(NO_REPORT_BEFORE_THE_END)
                .windows(pipeline.windows())
                .rollUps(pipeline.rollUps());
        try (WindowHarness<Reading> harness =
                new WindowHarness<>(statistics, EXTRACTOR, ReadingSerializer.INSTANCE, 1, backend)) {
            for (Step step : pipeline.steps()) {
                take(step, harness);
                results.addAll(harness.takeResults());
                refused.addAll(harness.takeLate());
                refused.addAll(harness.takeOverLimit());
            }
            harness.takeReports().forEach(report -> totals.add(report.statistics()));
            assertThat(harness.stateEntries()).as("state left").isZero();
            assertThat(harness.timers()).as("timers left").isZero();
        }
        for (RollUp rollUp : pipeline.rollUps()) {
            compare(rollUp, totals);
        }
        compareTotals(totals);
        return this;
    }

    /** Panes of roll-ups that hold late events. */
    int latePanesOfRollUps() {
        return lateBelow;
    }

    private void take(Step step, WindowHarness<Reading> harness) throws Exception {
        if (step instanceof Step.Event event) {
            // So few different texts that top-k is exact: beyond that it depends on the order of events.
            double value = event.value() % ABSENT == 0 ? Double.NaN : event.value() % VALUES * 0.37;
            Reading reading = Reading.event(event.key(), watermark + event.offset(), value);
            events.add(reading);
            harness.event(reading);
        } else if (step instanceof Step.Watermark moved) {
            watermark += moved.delta();
            harness.watermark(watermark);
        } else if (step instanceof Step.Clock moved) {
            clock += moved.delta();
            harness.processingTime(clock);
        } else if (step instanceof Step.Restore restore) {
            harness.restore(restore.parallelism());
        } else {
            harness.endOfInput();
        }
    }

    /** The pairs that windows of a definition hold, in the end or as long as they were there. */
    private List<Pair> pairs(String name) {
        List<Pair> pairs = new ArrayList<>();
        for (WindowDefinition window : pipeline.windows()) {
            if (window.name().equals(name)) {
                for (Reading event : events) {
                    window.assigner()
                            .assign(event.time(), (start, end) -> pairs.add(new Pair(event.key(), start, end, event)));
                }
                for (RefusedPair<Reading> pair : refused) {
                    if (pair.window().equals(name)) {
                        assertThat(pairs.remove(new Pair(pair.key(), pair.start(), pair.end(), pair.event())))
                                .isTrue();
                    }
                }
            }
        }
        for (RollUp rollUp : pipeline.rollUps()) {
            if (rollUp.name().equals(name)) {
                pairs(rollUp.of()).forEach(pair -> addWindowsOf(pair, rollUp, pairs));
            }
        }
        return pairs;
    }

    /** Looks for windows that hold the event, not at where its window starts as the operator does. */
    private static void addWindowsOf(Pair pair, RollUp rollUp, List<Pair> pairs) {
        String key = rollUp.keys().of(pair.key());
        if (rollUp.assigner() == null) {
            pairs.add(new Pair(key, pair.start(), pair.end(), pair.event()));
            return;
        }
        rollUp.assigner().assign(pair.event().time(), (start, end) -> {
            assertThat(start).isLessThanOrEqualTo(pair.start());
            assertThat(end).isGreaterThanOrEqualTo(pair.end());
            pairs.add(new Pair(key, start, end, pair.event()));
        });
    }

    private void compare(RollUp rollUp, ProcessorStatistics totals) {
        List<Pair> pairs = pairs(rollUp.name());
        Map<Place, List<Reading>> expected = new LinkedHashMap<>();
        pairs.forEach(pair -> expected.computeIfAbsent(
                        new Place(pair.key(), pair.start(), pair.end()), none -> new ArrayList<>())
                .add(pair.event()));
        Map<Place, List<WindowResult>> panes = new LinkedHashMap<>();
        for (WindowResult result : results) {
            if (result.window().equals(rollUp.name())) {
                panes.computeIfAbsent(new Place(result.key(), result.start(), result.end()), none -> new ArrayList<>())
                        .add(result);
            }
        }
        assertThat(panes.keySet()).as("windows of %s", rollUp.name()).isEqualTo(expected.keySet());
        expected.forEach((place, held) -> compare(rollUp, place, held, panes.get(place)));
        String prefix = ProcessorStatistics.PAIRS_PREFIX + rollUp.name() + '.';
        assertThat(totals.count(prefix + ProcessorStatistics.ON_TIME)
                        + totals.count(prefix + ProcessorStatistics.LATE_ACCEPTED))
                .as("pairs of %s", rollUp.name())
                .isEqualTo(pairs.size());
        assertThat(totals.count(prefix + ProcessorStatistics.TOO_LATE)).isZero();
        assertThat(totals.count(prefix + ProcessorStatistics.OVER_LIMIT)).isZero();
    }

    private void compare(RollUp rollUp, Place place, List<Reading> held, List<WindowResult> panes) {
        String what = rollUp.name() + " " + place;
        for (int pane = 0; pane < panes.size(); pane++) {
            assertThat(panes.get(pane).paneIndex()).as(what).isEqualTo(pane);
            lateBelow += pane > 0 ? 1 : 0;
        }
        if (rollUp.mode() == PaneMode.DISCARDING) {
            assertThat(panes.stream().mapToLong(WindowResult::count).sum())
                    .as("events of all panes of %s", what)
                    .isEqualTo(held.size());
            return;
        }
        WindowResult last = panes.get(panes.size() - 1);
        assertThat(last.count()).as("events of %s", what).isEqualTo(held.size());
        assertThat(last.minEventTime())
                .isEqualTo(held.stream().mapToLong(Reading::time).min().orElseThrow());
        assertThat(last.maxEventTime())
                .isEqualTo(held.stream().mapToLong(Reading::time).max().orElseThrow());
        CompositeAggregate aggregate = pipeline.windows().get(0).aggregate();
        CompositeAccumulator direct = aggregate.create();
        ExtractedEvent<Reading> view = new ExtractedEvent<>(EXTRACTOR);
        for (Reading event : held) {
            view.set(event, event.time());
            aggregate.add(direct, view);
        }
        SamePanes.assertSame(
                what, last.values(), aggregate.result(direct, new View(place.start(), place.end(), held.size())));
    }

    /** Totals are those of the windows over events: roll-ups see the same pairs again. */
    private void compareTotals(ProcessorStatistics totals) {
        long late = 0;
        long assigned = 0;
        for (WindowDefinition window : pipeline.windows()) {
            String prefix = ProcessorStatistics.PAIRS_PREFIX + window.name() + '.';
            late += totals.count(prefix + ProcessorStatistics.LATE_ACCEPTED);
            assigned += totals.count(prefix + ProcessorStatistics.ON_TIME)
                    + totals.count(prefix + ProcessorStatistics.LATE_ACCEPTED);
        }
        assertThat(totals.count(ProcessorStatistics.LATE_ACCEPTED)).isEqualTo(late);
        assertThat(totals.count(ProcessorStatistics.TOO_LATE) + totals.count(ProcessorStatistics.OVER_LIMIT))
                .isEqualTo(refused.size());
        long pairs = pipeline.windows().stream()
                .filter(window -> !window.assigner().isMerging())
                .mapToLong(window -> pairs(window.name()).size())
                .sum();
        assertThat(assigned).isGreaterThanOrEqualTo(pairs);
        assertThat(totals.count(ProcessorStatistics.ACTIVE_WINDOWS)).isZero();
        assertThat(totals.count(ProcessorStatistics.ACTIVE_KEYS)).isZero();
        assertThat(totals.count(ProcessorStatistics.WINDOWS_FIRED))
                .isEqualTo(results.stream()
                        .filter(result -> result.values() != null)
                        .count());
        assertThat(totals.watermark()).isEqualTo(Long.MAX_VALUE);
    }
}
