package io.tidemark.operators.semantics;

import java.util.function.Supplier;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** The state backends that a promise about state holds for. */
enum Backend implements Supplier<StateBackend> {
    HEAP {
        @Override
        public StateBackend get() {
            return new HashMapStateBackend();
        }
    },
    ROCKSDB {
        @Override
        public StateBackend get() {
            return new EmbeddedRocksDBStateBackend();
        }
    }
}
