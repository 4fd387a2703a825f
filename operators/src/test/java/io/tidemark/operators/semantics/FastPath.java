package io.tidemark.operators.semantics;

import io.tidemark.operators.WindowedStatistics;

/** The ways an event can take into its windows; what comes out must not tell which. */
enum FastPath {
    EVERYTHING(true, true, Backend.HEAP),
    SIMPLEST(false, false, Backend.HEAP),
    SLICES_ONLY(true, false, Backend.HEAP),
    BATCHES_ONLY(false, true, Backend.HEAP),
    /** Everything, in front of RocksDB with a cache of one key. */
    EVERYTHING_ON_ROCKSDB(true, true, Backend.ROCKSDB_EVICTING),
    /** Another of the ways after each restore. */
    CHANGING(true, true, Backend.HEAP);

    final Backend backend;

    private final boolean slices;
    private final boolean batches;

    FastPath(boolean slices, boolean batches, Backend backend) {
        this.slices = slices;
        this.batches = batches;
        this.backend = backend;
    }

    /** Gives an operator that has been restored so many times this way. */
    <T> WindowedStatistics<T> configure(WindowedStatistics<T> statistics, int restores) {
        boolean changing = this == CHANGING;
        return backend.configure(statistics)
                .shareSlices(changing ? restores % 2 == 0 : slices)
                .batchBeforeShuffle(changing ? restores % 3 != 1 : batches);
    }
}
