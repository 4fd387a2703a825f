package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import java.util.List;

class PresenceTypeTest extends AccumulatorTypeContract<Presence> {

    @Override
    protected AccumulatorType<Presence> type() {
        return new PresenceType(VALUE);
    }

    @Override
    protected List<Aggregate<Presence>> aggregates() {
        return List.of(new FieldCount(VALUE));
    }
}
