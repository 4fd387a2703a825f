package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.WindowResultSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * Events of one session may come from several subtasks, each of which batches what it sees: panes and refused pairs are those of
 * events that travel one by one, under every mutual delay of the watermarks.
 */
class SessionsOfTwoUpstreamsTest {

    private static final int UPSTREAMS = 2;
    private static final ReadingExtractor EXTRACTOR = new ReadingExtractor();

    /** An event where it has a key, else a watermark: so much beyond that of its upstream. */
    private record Step(int upstream, String key, long delta) {}

    @Property(tries = 400)
    void batchesOfTwoSubtasksChangeNoPaneAndNoVerdict(
            @ForAll("gaps") long gap, @ForAll("thresholds") long threshold, @ForAll("steps") List<Step> steps)
            throws Exception {
        assertThat(run(gap, threshold, steps, true)).isEqualTo(run(gap, threshold, steps, false));
    }

    @Provide
    Arbitrary<Long> gaps() {
        return Arbitraries.longs().between(1, 40);
    }

    @Provide
    Arbitrary<Long> thresholds() {
        return Arbitraries.of(0L, 0L, 10L, 100L);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, UPSTREAMS - 1),
                        Arbitraries.of("a", "a", "b", ""),
                        Arbitraries.longs().between(-25, 50))
                .as((upstream, key, delta) -> new Step(upstream, key, key.isEmpty() ? Math.max(0, delta / 2) : delta))
                .list()
                .ofMaxSize(300);
    }

    /** What comes out, step by step; the keys of a watermark are in no order. */
    @SuppressWarnings("try") // the harness declares that its close may throw anything
    private static List<String> run(long gap, long threshold, List<Step> steps, boolean batches) throws Exception {
        WindowedStatistics<Reading> statistics = WindowedStatistics.of("sessions", EXTRACTOR)
                .options(new WindowingOptions(TimeDomain.EVENT, threshold, 0, 0, 10_000, WindowLimitPolicy.REJECT))
                .window(WindowDefinition.of(
                        "visit", WindowAssigners.session(Duration.ofMillis(gap)), SumOfValues.alone()))
                .batchBeforeShuffle(batches);
        assertThat(statistics.batchPlan().isPossible()).isEqualTo(batches);
        WindowOutputs<Reading> outputs = WindowOutputs.of(ReadingSerializer.INSTANCE);
        WindowOperator<Reading> operator = statistics.operator(outputs);
        List<String> seen = new ArrayList<>();
        try (KeyedOneInputStreamOperatorTestHarness<String, Contribution<Reading>, WindowResult> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, new ContributionKeys<>(EXTRACTOR), Types.STRING)) {
            harness.setup(WindowResultSerializer.INSTANCE);
            harness.open();
            List<EventBatcher<Reading>> batchers = new ArrayList<>();
            BatchOutput toOperator = (key, target, batch, arrivalMillis) ->
                    send(harness, Contribution.of(key, target, batch, arrivalMillis));
            for (int i = 0; batches && i < UPSTREAMS; i++) {
                batchers.add(new EventBatcher<>(statistics.batchPlan(), EXTRACTOR, toOperator));
            }
            long[] watermarks = {0, 0};
            int number = 0;
            for (Step step : steps) {
                int upstream = step.upstream();
                if (step.key().isEmpty()) {
                    watermarks[upstream] += step.delta();
                    if (batches) {
                        batchers.get(upstream).flushBefore(watermarks[upstream]);
                    }
                    harness.processWatermark(Math.min(watermarks[0], watermarks[1]));
                } else {
                    Reading event = new Reading(step.key(), watermarks[upstream] + step.delta(), 1 << number++ % 40);
                    if (!batches || !batchers.get(upstream).add(event, watermarks[upstream])) {
                        send(harness, Contribution.of(event));
                    }
                }
                note(harness, outputs, seen);
            }
            batchers.forEach(EventBatcher::flush);
            harness.processWatermark(Long.MAX_VALUE);
            note(harness, outputs, seen);
        }
        return seen;
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<Reading>, WindowResult> harness,
            Contribution<Reading> contribution) {
        try {
            harness.processElement(new StreamRecord<>(contribution));
        } catch (Exception e) {
            throw new AssertionError("the operator failed", e);
        }
    }

    private static void note(
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<Reading>, WindowResult> harness,
            WindowOutputs<Reading> outputs,
            List<String> seen) {
        Map<String, StringBuilder> panes = new TreeMap<>();
        harness.extractOutputValues()
                .forEach(result -> panes.computeIfAbsent(result.key(), none -> new StringBuilder())
                        .append(result)
                        .append(result.values()));
        StringBuilder step = new StringBuilder().append(panes);
        harness.getOutput().clear();
        Queue<?> late = harness.getSideOutput(outputs.late());
        if (late != null) {
            late.forEach(record -> step.append("late ").append(((StreamRecord<?>) record).getValue()));
            late.clear();
        }
        seen.add(step.toString());
    }
}
