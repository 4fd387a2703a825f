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

/** Random pipelines and what may happen to them: small numbers, so that windows, deadlines and lateness often meet. */
final class Scenarios {

    private static final long FAR_AHEAD = 1000;

    private Scenarios() {}

    /** Scenarios that end with the end of the input, some after everything was dropped by time alone. */
    static Arbitrary<Scenario> any() {
        return Combinators.combine(windows(), options(), steps(), Arbitraries.of(true, false))
                .as(Scenarios::scenario);
    }

    private static Scenario scenario(
            List<WindowSpec> windows, WindowingOptions options, List<Step> steps, boolean dropsByTimeFirst) {
        List<Step> all = new ArrayList<>(steps);
        if (dropsByTimeFirst) {
            all.add(new Step.Clock(FAR_AHEAD));
            all.add(new Step.Watermark(FAR_AHEAD));
        }
        all.add(new Step.EndOfInput());
        return new Scenario(windows, options, all);
    }

    /** One to three definitions with distinct names. */
    static Arbitrary<List<WindowSpec>> windows() {
        return window().list().ofMinSize(1).ofMaxSize(3).map(list -> {
            List<WindowSpec> named = new ArrayList<>();
            for (WindowSpec window : list) {
                named.add(window.withName("w" + named.size() + "-" + window.kind()));
            }
            return named;
        });
    }

    static Arbitrary<WindowSpec> window() {
        Arbitrary<Integer> counts = Arbitraries.of(0, 0, 1, 2, 3);
        Arbitrary<Integer> intervals = Arbitraries.of(0, 0, 3, 5);
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, false);
        return Combinators.combine(shape(), Arbitraries.of(true, false), counts, intervals, mostly, mostly)
                .as((shape, onWatermark, count, interval, accumulating, remainder) -> {
                    boolean global = shape.kind() == WindowSpec.Kind.GLOBAL;
                    boolean none = count == 0 && interval == 0;
                    return new WindowSpec(
                            shape.name(),
                            shape.kind(),
                            shape.size(),
                            shape.step(),
                            shape.offset(),
                            onWatermark || none,
                            global && none ? 2 : count,
                            interval,
                            accumulating,
                            remainder,
                            0);
                });
    }

    private static Arbitrary<WindowSpec> shape() {
        Arbitrary<Long> sizes = Arbitraries.longs().between(1, 20);
        Arbitrary<Long> offsets = Arbitraries.longs().between(-25, 25);
        Arbitrary<WindowSpec> tumbling = Combinators.combine(sizes, offsets)
                .as((size, offset) -> shape(WindowSpec.Kind.TUMBLING, size, size, offset));
        Arbitrary<WindowSpec> sliding =
                sizes.flatMap(size -> Combinators.combine(Arbitraries.longs().between((size + 4) / 5, size), offsets)
                        .as((slide, offset) -> shape(WindowSpec.Kind.SLIDING, size, slide, offset)));
        Arbitrary<WindowSpec> cumulating = Combinators.combine(
                        Arbitraries.longs().between(1, 6), Arbitraries.longs().between(1, 4), offsets)
                .as((step, steps, offset) -> shape(WindowSpec.Kind.CUMULATING, step * steps, step, offset));
        Arbitrary<WindowSpec> session =
                Arbitraries.longs().between(1, 12).map(gap -> shape(WindowSpec.Kind.SESSION, gap, gap, 0));
        Arbitrary<WindowSpec> global = Arbitraries.just(shape(WindowSpec.Kind.GLOBAL, 1, 1, 0));
        return Arbitraries.frequencyOf(
                Tuple.of(2, tumbling),
                Tuple.of(3, sliding),
                Tuple.of(2, cumulating),
                Tuple.of(5, session),
                Tuple.of(1, global));
    }

    private static WindowSpec shape(WindowSpec.Kind kind, long size, long step, long offset) {
        return new WindowSpec("w", kind, size, step, offset, true, 0, 0, true, true, 0);
    }

    static Arbitrary<WindowingOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(TimeDomain.EVENT, TimeDomain.EVENT, TimeDomain.EVENT, TimeDomain.PROCESSING),
                        Arbitraries.of(0L, 3L, 10L, 30L),
                        Arbitraries.of(0L, 0L, 5L),
                        Arbitraries.of(0L, 0L, 8L, 40L),
                        Arbitraries.of(1000, 1000, 1000, 1, 2, 4),
                        Arbitraries.of(WindowLimitPolicy.class))
                .as(WindowingOptions::new);
    }

    static Arbitrary<List<Step>> steps() {
        Arbitrary<Step> events = Combinators.combine(
                        Arbitraries.of("a", "a", "a", "b", "c"),
                        Arbitraries.longs().between(-25, 25),
                        Arbitraries.integers().between(1, 9))
                .as(Step.Event::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(12, events),
                        Tuple.of(3, Arbitraries.longs().between(0, 12).map(Step.Watermark::new)),
                        Tuple.of(3, Arbitraries.longs().between(1, 9).map(Step.Clock::new)),
                        Tuple.of(1, Arbitraries.integers().between(1, 3).map(Step.Restore::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }
}
