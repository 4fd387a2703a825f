package io.tidemark.benchmarks;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;

/** The statistics that both engines compute of every window. */
final class NineStatistics {

    private static final Field VALUE = new Field("value", 0);

    /** Count, sum, mean, extremes, standard deviation and three percentiles of the value. */
    static final CompositeAggregate COMPOSITE = CompositeAggregate.of(
            new NamedAggregate("count", Aggregates.count()),
            new NamedAggregate("sum", Aggregates.sum(VALUE)),
            new NamedAggregate("avg", Aggregates.avg(VALUE)),
            new NamedAggregate("min", Aggregates.min(VALUE)),
            new NamedAggregate("max", Aggregates.max(VALUE)),
            new NamedAggregate("stddev", Aggregates.stddev(VALUE, false)),
            new NamedAggregate("p50", Aggregates.percentile(VALUE, 50)),
            new NamedAggregate("p95", Aggregates.percentile(VALUE, 95)),
            new NamedAggregate("p99", Aggregates.percentile(VALUE, 99)));

    private NineStatistics() {}
}
