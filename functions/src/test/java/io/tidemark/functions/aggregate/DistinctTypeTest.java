package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import io.tidemark.functions.TestEvent;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

class DistinctTypeTest extends AccumulatorTypeContract<DistinctValues> {

    @Override
    protected AccumulatorType<DistinctValues> type() {
        return new DistinctType(VALUE);
    }

    @Override
    protected List<Aggregate<DistinctValues>> aggregates() {
        return List.of(new Distinct(VALUE));
    }

    /** Up to 400 texts: exact ones and those of a sketch. */
    @Override
    @Provide
    protected Arbitrary<List<TestEvent>> events() {
        return Arbitraries.of(5, 100, 400, 100_000)
                .flatMap(different -> event(
                                Arbitraries.integers().between(0, different).map(i -> i == 0 ? "" : "text-" + i))
                        .list()
                        .ofMaxSize(400)
                        .withSizeDistribution(RandomDistribution.uniform()));
    }
}
