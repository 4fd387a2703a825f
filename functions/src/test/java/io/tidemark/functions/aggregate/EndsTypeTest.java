package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class EndsTypeTest extends AccumulatorTypeContract<Ends> {

    @Override
    protected AccumulatorType<Ends> type() {
        return new EndsType(VALUE);
    }

    @Override
    protected List<Aggregate<Ends>> aggregates() {
        return List.of(new First(VALUE), new Last(VALUE));
    }
}
