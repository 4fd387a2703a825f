package io.tidemark.benchmarks;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.WindowResult;
import java.util.Objects;

/**
 * Stands for a set of results, whatever their order.
 *
 * @param count number of panes
 * @param checksum sum over the panes of a hash of key, bounds, and values that do not depend on the order of events
 */
record Panes(long count, long checksum) {

    /** No results. */
    static final Panes NONE = new Panes(0, 0);

    /** The number of samples' decimals: rounded to them, a sum is the same for every order of addition. */
    private static final double THOUSANDTHS = 1000;

    Panes plus(Panes other) {
        return new Panes(count + other.count, checksum + other.checksum);
    }

    /** The checksum of one result. */
    static long checksum(WindowResult result) {
        WindowValues values = result.values();
        return SampleGenerator.mix(result.key().hashCode()
                + 31
                        * SampleGenerator.mix(result.start()
                                + 31
                                        * SampleGenerator.mix(result.end()
                                                + 31
                                                        * SampleGenerator.mix(result.count()
                                                                + 31
                                                                        * SampleGenerator.mix(
                                                                                Math.round((Double) values.value(1)
                                                                                                * THOUSANDTHS)
                                                                                        + Objects.hash(
                                                                                                values.value(3),
                                                                                                values.value(4),
                                                                                                values.value(6),
                                                                                                values.value(7),
                                                                                                values.value(8)))))));
    }
}
