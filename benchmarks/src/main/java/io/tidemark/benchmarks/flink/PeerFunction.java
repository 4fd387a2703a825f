package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.statistics.WindowStatistics;
import io.tidemark.benchmarks.workload.Sample;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * Statistics as a Flink aggregate function; it adds to and merges accumulators in place, as Flink allows.
 *
 * @param <A> the accumulators
 */
final class PeerFunction<A> implements AggregateFunction<Sample, A, A> {

    private final WindowStatistics<A> statistics;

    PeerFunction(WindowStatistics<A> statistics) {
        this.statistics = statistics;
    }

    @Override
    public A createAccumulator() {
        return statistics.create();
    }

    @Override
    public A add(Sample sample, A accumulator) {
        statistics.add(accumulator, sample);
        return accumulator;
    }

    @Override
    public A getResult(A accumulator) {
        return accumulator;
    }

    @Override
    public A merge(A into, A from) {
        statistics.merge(into, from);
        return into;
    }
}
