package io.tidemark.benchmarks.flink;

/** Where a job on Flink has its state. */
public enum StateBackend {
    /** Objects on the heap. */
    HEAP("hashmap", ""),
    /** RocksDB in a temporary folder, with Flink's default settings and 512 MiB of managed memory. */
    ROCKSDB("rocksdb", "/RocksDB");

    private final String flinkName;
    private final String suffix;

    StateBackend(String flinkName, String suffix) {
        this.flinkName = flinkName;
        this.suffix = suffix;
    }

    String flinkName() {
        return flinkName;
    }

    /** What is added to an engine's name. */
    public String suffix() {
        return suffix;
    }
}
