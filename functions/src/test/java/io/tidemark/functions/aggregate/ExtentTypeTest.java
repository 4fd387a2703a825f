package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class ExtentTypeTest extends AccumulatorTypeContract<Extent> {

    @Override
    protected AccumulatorType<Extent> type() {
        return new ExtentType(VALUE);
    }

    @Override
    protected List<Aggregate<Extent>> aggregates() {
        return List.of(new Minimum(VALUE), new Maximum(VALUE), new Range(VALUE));
    }
}
