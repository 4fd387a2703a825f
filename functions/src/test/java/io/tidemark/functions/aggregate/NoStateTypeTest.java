package io.tidemark.functions.aggregate;

import java.util.List;

class NoStateTypeTest extends AccumulatorTypeContract<NoState> {

    @Override
    protected AccumulatorType<NoState> type() {
        return new NoStateType();
    }

    @Override
    protected List<Aggregate<NoState>> aggregates() {
        return List.of(new Count(), new Rate());
    }
}
