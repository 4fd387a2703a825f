package io.tidemark.benchmarks;

import io.tidemark.benchmarks.workload.Workload;
import java.util.List;

/**
 * One stream and who goes through it. Ratios are made within a trial only: RocksDB has trials of its own, with a stream that it
 * gets through in time, and Tidemark on the heap takes part in them.
 *
 * @param warmUp a smaller stream of the same kind for the first round, which does not count
 * @param warmUpSeconds every contender goes through {@code warmUp} until this time is over, and once at least
 * @param contenders the base of the ratios first
 */
record Trial(String name, Workload workload, Workload warmUp, int warmUpSeconds, List<Contender> contenders) {

    /** The contender whose throughput is divided by that of the others. */
    Contender base() {
        return contenders.get(0);
    }
}
