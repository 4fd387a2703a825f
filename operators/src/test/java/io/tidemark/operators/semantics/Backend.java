package io.tidemark.operators.semantics;

import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.state.CachedWindowStore;
import java.util.function.Supplier;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** The state backends, and the caches in front of them, that a promise about state holds for. */
enum Backend implements Supplier<StateBackend> {
    HEAP(0),
    ROCKSDB(CachedWindowStore.DEFAULT_BYTES),
    /** A cache of one key: every other key evicts it. */
    ROCKSDB_EVICTING(1),
    ROCKSDB_WITHOUT_CACHE(0),
    /** With Flink's timers on the heap, which it saves before all other state. */
    ROCKSDB_HEAP_TIMERS(CachedWindowStore.DEFAULT_BYTES);

    private final long cacheBytes;

    Backend(long cacheBytes) {
        this.cacheBytes = cacheBytes;
    }

    @Override
    public StateBackend get() {
        if (this == HEAP) {
            return new HashMapStateBackend();
        }
        EmbeddedRocksDBStateBackend rocksDb = new EmbeddedRocksDBStateBackend();
        if (this == ROCKSDB_HEAP_TIMERS) {
            rocksDb.setPriorityQueueStateType(EmbeddedRocksDBStateBackend.PriorityQueueStateType.HEAP);
        }
        return rocksDb;
    }

    /** Gives an operator the cache. */
    <T> WindowedStatistics<T> configure(WindowedStatistics<T> statistics) {
        return statistics.stateCache(cacheBytes);
    }
}
