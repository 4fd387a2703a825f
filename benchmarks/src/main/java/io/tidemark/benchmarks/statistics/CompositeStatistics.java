package io.tidemark.benchmarks.statistics;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.WindowValues;

/** Tidemark's own composite in a peer's windows: what is compared then is window handling, not statistics code. */
public final class CompositeStatistics implements WindowStatistics<CompositeStatistics.Counted> {

    /** The accumulators, and the count of events that Tidemark's operator keeps beside them. */
    public static final class Counted {

        final CompositeAccumulator parts;
        long count;

        Counted(CompositeAccumulator parts, long count) {
            this.parts = parts;
            this.count = count;
        }
    }

    @Override
    public Counted create() {
        return new Counted(NineStatistics.COMPOSITE.create(), 0);
    }

    @Override
    public void add(Counted accumulator, Sample sample) {
        accumulator.count++;
        NineStatistics.COMPOSITE.add(accumulator.parts, sample);
    }

    @Override
    public void merge(Counted into, Counted from) {
        into.count += from.count;
        NineStatistics.COMPOSITE.merge(into.parts, from.parts);
    }

    @Override
    public PaneRow read(Counted accumulator, int key, long start, long end) {
        WindowValues values =
                NineStatistics.COMPOSITE.result(accumulator.parts, new CountedWindow(start, end, accumulator.count));
        return NineStatistics.row(key, start, end, values);
    }
}
