package io.tidemark.benchmarks.statistics;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.WindowValues;

/** The nine statistics of the value, as Tidemark computes them. */
public final class NineStatistics {

    private static final Field VALUE = new Field("value", 0);

    /** Count, sum, mean, extremes, standard deviation and three percentiles. */
    public static final CompositeAggregate COMPOSITE = CompositeAggregate.of(
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

    /** A pane of the {@link #COMPOSITE}. */
    public static PaneRow row(int key, long start, long end, WindowValues values) {
        return new PaneRow(
                key,
                start,
                end,
                (Long) values.value(0),
                number(values, 1),
                number(values, 2),
                number(values, 3),
                number(values, 4),
                number(values, 5),
                number(values, 6),
                number(values, 7),
                number(values, 8));
    }

    private static double number(WindowValues values, int part) {
        Object value = values.value(part);
        return value == null ? Double.NaN : (Double) value;
    }
}
