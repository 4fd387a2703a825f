package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class TotalTypeTest extends AccumulatorTypeContract<Total> {

    @Override
    protected AccumulatorType<Total> type() {
        return new TotalType(VALUE);
    }

    @Override
    protected List<Aggregate<Total>> aggregates() {
        return List.of(new Sum(VALUE), new Average(VALUE));
    }
}
