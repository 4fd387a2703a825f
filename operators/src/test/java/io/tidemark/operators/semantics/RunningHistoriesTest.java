package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.functions.Field;
import io.tidemark.functions.running.AnomalyDetectors;
import io.tidemark.functions.running.DetectorRules;
import io.tidemark.functions.running.Ema;
import io.tidemark.functions.running.LastN;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.ZScoreOptions;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.WindowResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Random histories of events in any order, watermarks and restores at any parallelism: every result shows, and every anomaly says,
 * what the plain lists of all values a key has had so far come to.
 */
class RunningHistoriesTest {

    private static final RunningInput EVENTS = new RunningInput.Events(new Field("value", 0));
    private static final RunningInput SUMS = new RunningInput.Results("w", "sum");
    private static final double ALPHA = 0.25;
    private static final int LAST = 3;
    private static final int WARM_UP = 3;
    private static final int RELEARN_AFTER = 2;
    /** No score of a few small whole numbers comes to just this, where rounding would decide. */
    private static final double THRESHOLD = 1.5000123;

    private static final RunningDefinitions RUNNING = new RunningDefinitions(
            List.of(
                    new NamedStatistic("w", "smooth", new Ema(ALPHA), EVENTS),
                    new NamedStatistic("w", "of_sums", new Ema(ALPHA), SUMS),
                    new NamedStatistic("w", "recent", new LastN(LAST, List.of()), EVENTS),
                    new NamedStatistic("other", "same", new Ema(ALPHA), EVENTS)),
            List.of(detector("event", EVENTS), detector("result", SUMS)),
            RunningDefinitions.FOR_EVER);

    private static NamedDetector detector(String name, RunningInput input) {
        DetectorRules rules = new DetectorRules(THRESHOLD, WARM_UP, false, RELEARN_AFTER);
        return new NamedDetector(name, AnomalyDetectors.zScore(new ZScoreOptions(rules, null)), input);
    }

    /** What happens: an event, or a watermark, or a restore. */
    private record Happening(String key, long time, double value, long watermark, int parallelism) {}

    @Provide
    Arbitrary<List<Happening>> histories() {
        Arbitrary<Happening> events = Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.longs().between(0, 60),
                        Arbitraries.integers().between(0, 9))
                .as((key, time, value) -> new Happening(key, time, value, -1, 0));
        Arbitrary<Happening> watermarks =
                Arbitraries.longs().between(0, 60).map(watermark -> new Happening(null, 0, 0, watermark, 0));
        Arbitrary<Happening> restores =
                Arbitraries.integers().between(1, 4).map(parallelism -> new Happening(null, 0, 0, -1, parallelism));
        return Arbitraries.frequencyOf(Tuple.of(12, events), Tuple.of(3, watermarks), Tuple.of(1, restores))
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    @Property(tries = 300)
    void whatAKeyRemembersIsEverythingItHasHad(@ForAll("histories") List<Happening> history) throws Exception {
        run(history, Backend.HEAP);
    }

    @Property(tries = 40)
    void onEveryBackend(@ForAll("histories") List<Happening> history, @ForAll Backend backend) throws Exception {
        run(history, backend);
    }

    private static void run(List<Happening> history, Backend backend) throws Exception {
        WindowDefinition own = Windows.tumbling(10).withTriggers(Triggers.count(2), Triggers.watermark());
        WindowDefinition sliced = WindowDefinition.of(
                "other", WindowAssigners.sliding(Duration.ofMillis(20), Duration.ofMillis(10)), SumOfValues.alone());
        Map<String, KeyModel> models = new HashMap<>();
        long watermark = 0;
        try (DrivenOperator operator = DrivenOperator.of(backend, DrivenOperator.lateBy(15), RUNNING, own, sliced)) {
            for (Happening step : history) {
                if (step.key != null) {
                    models.computeIfAbsent(step.key, key -> new KeyModel()).event(step.time, step.value);
                    operator.event(step.key, step.time, step.value);
                } else if (step.parallelism > 0) {
                    operator.restore(step.parallelism);
                } else {
                    watermark = Math.max(watermark, step.watermark);
                    operator.watermark(watermark);
                }
                check(operator, models);
            }
            operator.endOfInput();
            check(operator, models);
        }
    }

    private static void check(DrivenOperator operator, Map<String, KeyModel> models) {
        for (WindowResult result : operator.results()) {
            models.get(result.key()).check(result);
        }
        List<Anomaly> anomalies = operator.anomalies();
        models.forEach((key, model) -> model.checkAnomalies(
                anomalies.stream().filter(anomaly -> anomaly.key().equals(key)).toList()));
    }

    /** All values of a key in plain lists. */
    private static final class KeyModel {

        private final List<Double> values = new ArrayList<>();
        private final List<Double> sums = new ArrayList<>();
        private final DetectorModel ofEvents = new DetectorModel();
        private final DetectorModel ofSums = new DetectorModel();
        private final List<String> anomalies = new ArrayList<>();

        void event(long time, double value) {
            values.add(value);
            if (ofEvents.judge(value)) {
                anomalies.add("event " + time + " " + value);
            }
        }

        void check(WindowResult result) {
            if (result.window().equals("other")) {
                assertClose(result.values().value("same"), ema(values));
                return;
            }
            if (result.pane() == Pane.ON_TIME) {
                double sum = (Double) result.values().value("sum");
                sums.add(sum);
                if (ofSums.judge(sum)) {
                    anomalies.add("result " + (result.end() - 1) + " " + sum);
                }
            }
            assertClose(result.values().value("smooth"), ema(values));
            assertClose(result.values().value("of_sums"), ema(sums));
            Map<?, ?> recent = (Map<?, ?>) result.values().value("recent");
            List<Double> last = values.subList(Math.max(0, values.size() - LAST), values.size());
            assertThat(recent.get("count")).isEqualTo((long) last.size());
            assertClose(recent.get("mean"), mean(last));
        }

        void checkAnomalies(List<Anomaly> found) {
            assertThat(found)
                    .extracting(anomaly -> anomaly.name() + " " + anomaly.time() + " " + anomaly.value())
                    .containsExactlyInAnyOrderElementsOf(anomalies);
            anomalies.clear();
        }

        private static Double ema(List<Double> of) {
            Double ema = null;
            for (double value : of) {
                ema = ema == null ? value : ALPHA * value + (1 - ALPHA) * ema;
            }
            return ema;
        }

        private static void assertClose(Object actual, Double expected) {
            if (expected == null) {
                assertThat(actual).isNull();
            } else {
                assertThat((Double) actual).isCloseTo(expected, within(1e-9));
            }
        }
    }

    private static double mean(List<Double> of) {
        return of.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The rule of section 9 over plain lists. */
    private static final class DetectorModel {

        private List<Double> baseline = new ArrayList<>();
        private List<Double> inARow = new ArrayList<>();

        boolean judge(double value) {
            double mean = mean(baseline);
            double squares =
                    baseline.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            double stddev = Math.sqrt(squares / (baseline.size() - 1));
            boolean off = stddev == 0 ? value != mean : Math.abs(value - mean) / stddev > THRESHOLD;
            boolean anomaly = baseline.size() >= WARM_UP && off;
            if (!anomaly) {
                baseline.add(value);
                inARow = new ArrayList<>();
            } else {
                inARow.add(value);
                if (inARow.size() == RELEARN_AFTER) {
                    baseline = inARow;
                    inARow = new ArrayList<>();
                }
            }
            return anomaly;
        }
    }
}
