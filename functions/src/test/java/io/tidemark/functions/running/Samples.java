package io.tidemark.functions.running;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Streams for properties: a few levels with noise, equal values, outliers; times that mostly go on, some late. */
public final class Samples extends DomainContextBase {

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<Double> values = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.doubles().between(90, 110).ofScale(2)),
                Tuple.of(3, Arbitraries.of(100.0, 100.25)),
                Tuple.of(3, Arbitraries.doubles().between(500, 501).ofScale(1)),
                Tuple.of(1, Arbitraries.doubles().between(-1e6, 1e6).ofScale(2)));
        Arbitrary<Long> steps = Arbitraries.longs().between(-2_000_000, 10_000_000);
        return Combinators.combine(steps, values)
                .as(Sample::at)
                .list()
                .ofMaxSize(120)
                .map(Samples::laidOut);
    }

    @Provide
    Arbitrary<DetectorRules> rules() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.5, 5).ofScale(1),
                        Arbitraries.integers().between(2, 12),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 8))
                .as(DetectorRules::new);
    }

    /** Takes the times as steps from one to the next. */
    private static List<Sample> laidOut(List<Sample> steps) {
        long[] time = {1_700_000_000_000L};
        return steps.stream()
                .map(step -> Sample.at(time[0] += step.time(), step.value()))
                .toList();
    }
}
