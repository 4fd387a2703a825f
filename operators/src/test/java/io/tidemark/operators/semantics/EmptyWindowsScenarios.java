package io.tidemark.operators.semantics;

import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random scenarios of windows that come for a while after a key has fallen silent, beside some that do not. */
final class EmptyWindowsScenarios {

    private static final long FAR_AHEAD = 1000;

    private EmptyWindowsScenarios() {}

    static Arbitrary<Scenario> any() {
        return Combinators.combine(windows(), options(), Scenarios.steps(), Arbitraries.of(true, false))
                .as((windows, options, steps, dropsByTimeFirst) -> {
                    List<Step> all = new ArrayList<>(steps);
                    if (dropsByTimeFirst) {
                        all.add(new Step.Watermark(FAR_AHEAD));
                    }
                    all.add(new Step.EndOfInput());
                    return new Scenario(windows, options, all);
                });
    }

    private static Arbitrary<List<WindowSpec>> windows() {
        Arbitrary<WindowSpec> fixed = Scenarios.window()
                .filter(window -> window.kind() != WindowSpec.Kind.SESSION && window.kind() != WindowSpec.Kind.GLOBAL);
        return Combinators.combine(fixed, Arbitraries.of(1L, 5L, 12L, 30L, 30L, 0L))
                .as(WindowSpec::emittingEmpty)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> {
                    List<WindowSpec> named = new ArrayList<>();
                    for (WindowSpec window : list) {
                        named.add(window.withName("w" + named.size() + "-" + window.kind()));
                    }
                    return named;
                });
    }

    private static Arbitrary<WindowingOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(0L, 3L, 10L, 30L), Arbitraries.of(0L, 0L, 5L), Arbitraries.of(0L, 0L, 8L, 40L))
                .as((threshold, lateFiring, retention) -> new WindowingOptions(
                        TimeDomain.EVENT, threshold, lateFiring, retention, 1000, WindowLimitPolicy.REJECT));
    }
}
