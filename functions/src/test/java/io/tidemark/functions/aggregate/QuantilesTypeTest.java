package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class QuantilesTypeTest extends AccumulatorTypeContract<Quantiles> {

    @Override
    protected AccumulatorType<Quantiles> type() {
        return new QuantilesType(VALUE, CROSSED);
    }

    @Override
    protected List<Aggregate<Quantiles>> aggregates() {
        return List.of(
                new Percentile(VALUE, 0, CROSSED),
                new Percentile(VALUE, 33.3, CROSSED),
                new Percentile(VALUE, 95, CROSSED));
    }

    /** A limit that the lists of events are shorter or longer than, and bins that some of them exhaust. */
    private static final QuantileOptions CROSSED = new QuantileOptions(12, 0.05, 40);
}
