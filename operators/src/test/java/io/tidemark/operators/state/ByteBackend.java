package io.tidemark.operators.state;

import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.KeyContext;

/** A state backend in a map, that as RocksDB knows nothing but bytes; counts what it is asked to do. */
final class ByteBackend implements KeyContext {

    /** By state, key and namespace. */
    final Map<String, byte[]> entries;

    int reads;
    int writes;
    int deletes;

    private Object key;

    ByteBackend() {
        this(Map.of());
    }

    /** A backend restored from the entries of another. */
    ByteBackend(Map<String, byte[]> restored) {
        this.entries = new HashMap<>(restored);
    }

    KeyedWindowStore store(LiveWindowSerializer serializer) {
        ByteState<VoidNamespace, WindowIndex> index =
                new ByteState<>(this, "index", VoidNamespaceSerializer.INSTANCE, WindowIndexSerializer.INSTANCE);
        index.setCurrentNamespace(VoidNamespace.INSTANCE);
        ByteState<WindowId, LiveWindow> windows =
                new ByteState<>(this, "windows", WindowIdSerializer.INSTANCE, serializer);
        return new KeyedWindowStore(windows, index, serializer, false);
    }

    @Override
    public void setCurrentKey(Object newKey) {
        key = newKey;
    }

    @Override
    public Object getCurrentKey() {
        return key;
    }
}
