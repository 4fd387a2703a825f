package io.tidemark.operators.semantics;

import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random histories in which the configuration changes at restores: windows come, go, come back and change places, bounds,
 * triggers and aggregates; lateness, retention and limits change. What a name must keep for the state to mean anything, the
 * kind of its windows, stays; and so do its mode and what it does with the remainder, which hold from the next pane on and
 * have tests of their own.
 */
final class ChangingScenarios {

    private static final int NAMES = 4;
    private static final int VARIATIONS = 1000;
    private static final int MAX_SIZE = 20;

    private ChangingScenarios() {}

    static Arbitrary<Scenario> any() {
        return Scenarios.window().list().ofSize(NAMES).flatMap(ChangingScenarios::over);
    }

    private static Arbitrary<Scenario> over(List<WindowSpec> pool) {
        Arbitrary<Step.Change> changes = change(pool);
        Arbitrary<List<Step>> steps = Scenarios.steps();
        return Combinators.combine(changes, steps, changes, steps, changes, steps)
                .as((start, first, change, second, lastChange, third) -> {
                    List<Step> all = new ArrayList<>(first);
                    all.add(change);
                    all.addAll(second);
                    all.add(lastChange);
                    all.addAll(third);
                    all.add(new Step.EndOfInput());
                    return new Scenario(start.windows(), start.options(), all);
                });
    }

    private static Arbitrary<Step.Change> change(List<WindowSpec> pool) {
        Arbitrary<WindowingOptions> options = Scenarios.options()
                .map(any -> new WindowingOptions(
                        TimeDomain.EVENT,
                        any.lateEventThresholdMillis(),
                        any.lateFiringIntervalMillis(),
                        any.windowRetentionMillis(),
                        any.maxWindowsPerKey(),
                        any.windowLimitPolicy()));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.shuffle(List.of(0, 1, 2, 3)),
                        Arbitraries.integers().between(1, NAMES),
                        Arbitraries.integers().between(0, VARIATIONS).list().ofSize(NAMES),
                        options)
                .as((parallelism, order, size, variations, chosen) -> {
                    List<WindowSpec> windows = new ArrayList<>();
                    for (int name : order.subList(0, size)) {
                        windows.add(vary(pool.get(name), variations.get(name)).withName("w" + name));
                    }
                    return new Step.Change(parallelism, windows, chosen);
                });
    }

    /** Another definition that can take over the windows of {@code window}. */
    private static WindowSpec vary(WindowSpec window, int variation) {
        boolean fixed = window.kind() == WindowSpec.Kind.TUMBLING || window.kind() == WindowSpec.Kind.SLIDING;
        boolean otherBounds = fixed && variation % 3 == 0;
        long size = otherBounds ? 1 + variation % MAX_SIZE : window.size();
        boolean needsTrigger = window.kind() == WindowSpec.Kind.GLOBAL || !window.onWatermark();
        int count = variation % 5 == 0 ? 2 + variation % 2 : window.count();
        long interval = variation % 7 == 0 ? 0 : variation % 7 == 1 ? 4 : window.interval();
        return new WindowSpec(
                window.name(),
                otherBounds ? WindowSpec.Kind.TUMBLING : window.kind(),
                size,
                otherBounds ? size : window.step(),
                otherBounds ? variation % 4 : window.offset(),
                window.onWatermark(),
                needsTrigger && count == 0 && interval == 0 ? 2 : count,
                interval,
                window.accumulating(),
                window.fireRemainder(),
                variation / 5 % 3);
    }
}
