package io.tidemark.operators.semantics;

import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random scenarios of windows that do nothing but close with the watermark, overlap, and lie on common grids: those that share
 * slices and travel in batches. Limits are often close to what a key needs, so that windows have to leave their slices.
 */
final class PlainScenarios {

    private static final int NAMES = 4;
    private static final int VARIATIONS = 1000;

    private PlainScenarios() {}

    /** One configuration from the start to the end of the input. */
    static Arbitrary<Scenario> any() {
        return Combinators.combine(pool().flatMap(PlainScenarios::some), options(), Scenarios.steps())
                .as((windows, options, steps) -> new Scenario(windows, options, untilTheEnd(steps)));
    }

    /** Windows come, go and get other bounds and aggregates, and lateness and limits change, at two restores. */
    static Arbitrary<Scenario> changing() {
        return pool().flatMap(PlainScenarios::changing);
    }

    private static Arbitrary<Scenario> changing(List<WindowSpec> pool) {
        Arbitrary<Step.Change> changes = Combinators.combine(
                        Arbitraries.integers().between(1, 3), some(pool), options())
                .as(Step.Change::new);
        Arbitrary<List<Step>> steps = Scenarios.steps();
        return Combinators.combine(changes, steps, changes, steps, changes, steps)
                .as((start, first, change, second, lastChange, third) -> {
                    List<Step> all = new ArrayList<>(first);
                    all.add(change);
                    all.addAll(second);
                    all.add(lastChange);
                    all.addAll(third);
                    return new Scenario(start.windows(), start.options(), untilTheEnd(all));
                });
    }

    /** Some windows of the pool, in any order; most as they are there, some with other bounds or aggregates. */
    private static Arbitrary<List<WindowSpec>> some(List<WindowSpec> pool) {
        return Combinators.combine(
                        Arbitraries.shuffle(List.of(0, 1, 2, 3)),
                        Arbitraries.integers().between(1, NAMES),
                        Arbitraries.integers().between(0, VARIATIONS).list().ofSize(NAMES),
                        Arbitraries.of(0, 0, 1, 2))
                .as((order, size, variations, layout) -> {
                    List<WindowSpec> windows = new ArrayList<>();
                    for (int name : order.subList(0, size)) {
                        windows.add(vary(pool.get(name), variations.get(name), layout)
                                .withName("w" + name));
                    }
                    return windows;
                });
    }

    private static WindowSpec vary(WindowSpec window, int variation, int commonLayout) {
        int layout = variation % 7 == 0 ? variation % 3 : commonLayout;
        if (window.kind() == WindowSpec.Kind.SESSION) {
            return plain(window.kind(), window.size(), window.step(), 0, layout);
        }
        long step = window.step();
        long size = window.size();
        if (variation % 4 == 0) {
            size += step;
        } else if (variation % 4 == 1 && window.kind() == WindowSpec.Kind.SLIDING) {
            step = Math.max(1, size / 2);
        }
        boolean tumbling = window.kind() == WindowSpec.Kind.TUMBLING;
        return plain(window.kind(), size, tumbling ? size : step, window.offset(), layout);
    }

    private static Arbitrary<List<WindowSpec>> pool() {
        return Arbitraries.longs()
                .between(1, 4)
                .flatMap(unit -> window(unit).list().ofSize(NAMES));
    }

    private static Arbitrary<WindowSpec> window(long unit) {
        Arbitrary<Long> offsets = Arbitraries.of(0L, 0L, 0L, unit, -2 * unit, 1L);
        Arbitrary<Long> few = Arbitraries.longs().between(1, 2);
        Arbitrary<Long> some = Arbitraries.longs().between(2, 6);
        Arbitrary<WindowSpec> sliding = Combinators.combine(few, some, offsets)
                .as((slide, slides, offset) ->
                        plain(WindowSpec.Kind.SLIDING, unit * slide * slides, unit * slide, offset, 0));
        Arbitrary<WindowSpec> cumulating = Combinators.combine(some, offsets)
                .as((steps, offset) -> plain(WindowSpec.Kind.CUMULATING, unit * steps, unit, offset, 0));
        Arbitrary<WindowSpec> tumbling = Combinators.combine(some, offsets)
                .as((units, offset) -> plain(WindowSpec.Kind.TUMBLING, unit * units, unit * units, offset, 0));
        Arbitrary<WindowSpec> session =
                Arbitraries.longs().between(1, 12).map(gap -> plain(WindowSpec.Kind.SESSION, gap, gap, 0, 0));
        return Arbitraries.frequencyOf(
                Tuple.of(6, sliding), Tuple.of(2, cumulating), Tuple.of(2, tumbling), Tuple.of(1, session));
    }

    private static WindowSpec plain(WindowSpec.Kind kind, long size, long step, long offset, int layout) {
        return new WindowSpec("w", kind, size, step, offset, true, 0, 0, true, true, layout);
    }

    private static Arbitrary<WindowingOptions> options() {
        Arbitrary<Integer> limits = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1000)),
                Tuple.of(2, Arbitraries.integers().between(5, 40)));
        return Combinators.combine(Arbitraries.of(0L, 3L, 10L, 30L), Arbitraries.of(0L, 0L, 8L, 40L), limits)
                .as((threshold, retention, limit) -> new WindowingOptions(
                        TimeDomain.EVENT, threshold, 0, retention, limit, WindowLimitPolicy.REJECT));
    }

    private static List<Step> untilTheEnd(List<Step> steps) {
        List<Step> all = new ArrayList<>(steps);
        all.add(new Step.EndOfInput());
        return all;
    }
}
