package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.functions.aggregate.CompositeAccumulator;

/** A stretch of one key's events. */
final class Slice {

    long start;
    long end;
    long count;
    final CompositeAccumulator statistics = NineStatistics.COMPOSITE.create();

    Slice(long start, long end) {
        this.start = start;
        this.end = end;
    }

    void merge(Slice from) {
        count += from.count;
        NineStatistics.COMPOSITE.merge(statistics, from.statistics);
    }
}
