package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class FrequenciesTypeTest extends AccumulatorTypeContract<Frequencies> {

    @Override
    protected AccumulatorType<Frequencies> type() {
        return new FrequenciesType(VALUE);
    }

    @Override
    protected List<Aggregate<Frequencies>> aggregates() {
        return List.of(new TopK(VALUE, 3), new TopK(VALUE, 256));
    }
}
