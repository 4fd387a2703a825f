package io.tidemark.job.cli;

import java.util.Locale;

/** Where keyed state lives. */
enum StateBackendChoice {
    /** Objects on the heap. */
    HASHMAP,
    /** RocksDB on local disk. */
    ROCKSDB;

    /** As Flink's {@code state.backend.type} and the command line spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
