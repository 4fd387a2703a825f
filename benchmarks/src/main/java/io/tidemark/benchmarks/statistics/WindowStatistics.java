package io.tidemark.benchmarks.statistics;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.workload.Sample;
import java.io.Serializable;

/**
 * The nine statistics as an aggregate function that a peer calls, from several threads at once: it has no state but in the accumulators.
 *
 * @param <A> a mutable accumulator
 */
public interface WindowStatistics<A> extends Serializable {

    /** An accumulator of no events. */
    A create();

    /** Takes in one event. */
    void add(A accumulator, Sample sample);

    /** Makes {@code into} the accumulator of the events of both; {@code from} stays as it is. */
    void merge(A into, A from);

    /** Reads the statistics of a window. */
    PaneRow read(A accumulator, int key, long start, long end);
}
