package io.tidemark.benchmarks;

import io.tidemark.functions.aggregate.CompositeAccumulator;

/** A window's contents in Flink's operator: the accumulators, and the count of events that Tidemark keeps beside them. */
final class PeerAccumulator {

    final CompositeAccumulator statistics;
    long count;

    PeerAccumulator(CompositeAccumulator statistics, long count) {
        this.statistics = statistics;
        this.count = count;
    }
}
