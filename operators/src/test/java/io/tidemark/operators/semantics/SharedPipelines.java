package io.tidemark.operators.semantics;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.QuantileOptions;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random pipelines of definitions with common grids and common aggregates, so that most of them share slices and travel in
 * batches, and random disorder around the watermark.
 */
final class SharedPipelines {

    private static final Field VALUE = new Field("value", 0);
    /** So few exact values that sketches are common. */
    private static final QuantileOptions SOON_A_SKETCH = new QuantileOptions(8, 0.01, 2048);

    static final List<NamedAggregate> PALETTE = List.of(
            new NamedAggregate("count", Aggregates.count()),
            new NamedAggregate("present", Aggregates.count(VALUE)),
            new NamedAggregate("sum", Aggregates.sum(VALUE)),
            new NamedAggregate("avg", Aggregates.avg(VALUE)),
            new NamedAggregate("min", Aggregates.min(VALUE)),
            new NamedAggregate("max", Aggregates.max(VALUE)),
            new NamedAggregate("stddev", Aggregates.stddev(VALUE, true)),
            new NamedAggregate("p50", Aggregates.percentile(VALUE, 50, SOON_A_SKETCH)),
            new NamedAggregate("p95", Aggregates.percentile(VALUE, 95, SOON_A_SKETCH)),
            new NamedAggregate("distinct", Aggregates.distinct(VALUE)),
            new NamedAggregate("first", Aggregates.first(VALUE)),
            new NamedAggregate("last", Aggregates.last(VALUE)),
            new NamedAggregate("rate", Aggregates.rate()),
            new NamedAggregate("top", Aggregates.topK(VALUE, 3)));

    private SharedPipelines() {}

    static Arbitrary<SharedPipeline> any() {
        return Combinators.combine(windows(), options(), steps()).as(SharedPipeline::new);
    }

    private static Arbitrary<List<WindowDefinition>> windows() {
        Arbitrary<Long> units = Arbitraries.of(2L, 3L, 5L, 10L);
        return Combinators.combine(units, aggregates(), aggregates())
                .flatAs((unit, common, other) -> Combinators.combine(
                                assigner(unit).list().ofMinSize(1).ofMaxSize(4),
                                Arbitraries.integers().between(0, 9))
                        .as((assigners, odd) -> {
                            List<WindowDefinition> windows = new ArrayList<>();
                            for (WindowAssigner assigner : assigners) {
                                boolean apart = windows.size() == odd;
                                windows.add(
                                        WindowDefinition.of("w" + windows.size(), assigner, apart ? other : common));
                            }
                            return windows;
                        }));
    }

    private static Arbitrary<CompositeAggregate> aggregates() {
        return Arbitraries.of(PALETTE).set().ofMinSize(1).ofMaxSize(8).map(SharedPipelines::composite);
    }

    private static CompositeAggregate composite(Set<NamedAggregate> parts) {
        return CompositeAggregate.of(PALETTE.stream().filter(parts::contains).toList());
    }

    /** Windows on the points that are a unit apart; now and then on others. */
    private static Arbitrary<WindowAssigner> assigner(long unit) {
        Arbitrary<Duration> offsets =
                Arbitraries.of(0L, 0L, 0L, unit, -3 * unit, 1L).map(Duration::ofMillis);
        Arbitrary<Long> few = Arbitraries.longs().between(1, 3);
        Arbitrary<Long> some = Arbitraries.longs().between(2, 8);
        Arbitrary<WindowAssigner> sliding = Combinators.combine(few, some, Arbitraries.of(0L, 0L, 0L, 1L), offsets)
                .as((slide, slides, more, offset) -> WindowAssigners.sliding(
                        Duration.ofMillis(unit * (slide * slides + more)), Duration.ofMillis(unit * slide), offset));
        Arbitrary<WindowAssigner> cumulating = Combinators.combine(few, some, offsets)
                .as((step, steps, offset) -> WindowAssigners.cumulating(
                        Duration.ofMillis(unit * step * steps), Duration.ofMillis(unit * step), offset));
        Arbitrary<WindowAssigner> tumbling = Combinators.combine(some, offsets)
                .as((units, offset) -> WindowAssigners.tumbling(Duration.ofMillis(unit * units), offset));
        Arbitrary<WindowAssigner> session =
                Arbitraries.longs().between(1, 30).map(gap -> WindowAssigners.session(Duration.ofMillis(gap)));
        return Arbitraries.frequencyOf(
                Tuple.of(5, sliding), Tuple.of(2, cumulating), Tuple.of(2, tumbling), Tuple.of(2, session));
    }

    private static Arbitrary<WindowingOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(0L, 5L, 30L, 100L),
                        Arbitraries.of(0L, 0L, 40L),
                        Arbitraries.of(1000, 1000, 1000, 1000, 1000, 10_000, 200, 40, 10))
                .as((threshold, retention, limit) -> new WindowingOptions(
                        TimeDomain.EVENT, threshold, 0, retention, limit, WindowLimitPolicy.REJECT));
    }

    static Arbitrary<List<Step>> steps() {
        Arbitrary<String> keys = Arbitraries.of("a", "a", "a", "b", "c");
        Arbitrary<Integer> values = Arbitraries.integers().between(1, 1000);
        Arbitrary<List<Step>> event = Combinators.combine(
                        keys, Arbitraries.longs().between(-60, 60), values)
                .as((key, offset, value) -> List.of(new Step.Event(key, offset, value)));
        Arbitrary<List<Step>> burst = Combinators.combine(
                        keys,
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(2, 300),
                        values)
                .as(SharedPipelines::burst);
        Arbitrary<List<Step>> watermark =
                Arbitraries.longs().between(0, 25).map(delta -> List.of(new Step.Watermark(delta)));
        Arbitrary<List<Step>> clock = Arbitraries.longs().between(1, 9).map(delta -> List.of(new Step.Clock(delta)));
        Arbitrary<List<Step>> restore =
                Arbitraries.integers().between(1, 3).map(parallelism -> List.of(new Step.Restore(parallelism)));
        return Arbitraries.frequencyOf(
                        Tuple.of(16, event),
                        Tuple.of(4, burst),
                        Tuple.of(10, watermark),
                        Tuple.of(1, clock),
                        Tuple.of(1, restore))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60)
                .map(SharedPipelines::untilTheEnd);
    }

    /** Events of a key that a watermark does not come between. */
    private static List<Step> burst(String key, int spread, int events, int seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            steps.add(new Step.Event(key, 1L + random.nextInt(spread), 1 + random.nextInt(1000)));
        }
        return steps;
    }

    private static List<Step> untilTheEnd(List<List<Step>> parts) {
        List<Step> steps = new ArrayList<>();
        parts.forEach(steps::addAll);
        steps.add(new Step.EndOfInput());
        return steps;
    }
}
