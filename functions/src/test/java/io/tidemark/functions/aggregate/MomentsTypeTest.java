package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class MomentsTypeTest extends AccumulatorTypeContract<Moments> {

    @Override
    protected AccumulatorType<Moments> type() {
        return new MomentsType(VALUE);
    }

    @Override
    protected List<Aggregate<Moments>> aggregates() {
        return List.of(new Variance(VALUE, false), new StandardDeviation(VALUE, true));
    }
}
