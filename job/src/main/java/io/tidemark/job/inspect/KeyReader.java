package io.tidemark.job.inspect;

import io.tidemark.operators.state.SavedWindow;
import io.tidemark.operators.state.SavedWindows;
import io.tidemark.operators.state.WindowIdSerializer;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.SliceList;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.api.input.operator.StateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointRuntimeContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/**
 * Reads the live windows of each key out of a restored state backend: those that its index names, each with the state that holds
 * its events. One key is held at a time.
 */
@SuppressWarnings("try") // Flink declares that closing may throw any exception
final class KeyReader extends StateReaderOperator<KeyReader.Nothing, String, VoidNamespace, KeyReader.Key> {

    private static final long serialVersionUID = 1L;

    /** A key and its windows; none of a key that was not asked for. */
    record Key(String key, int windows, List<SavedWindow> read) {}

    private final transient SavedWindows saved;
    private final transient Predicate<String> keys;
    private final transient Predicate<WindowEntry> entries;

    /**
     * @param keys which keys' windows to read
     * @param entries which of their windows
     */
    KeyReader(SavedWindows saved, Predicate<String> keys, Predicate<WindowEntry> entries) {
        super(new Nothing(), Types.STRING, VoidNamespaceSerializer.INSTANCE);
        this.saved = saved;
        this.keys = keys;
        this.entries = entries;
    }

    @Override
    public CloseableIterator<Tuple2<String, VoidNamespace>> getKeysAndNamespaces(SavepointRuntimeContext context)
            throws Exception {
        // Registers both states before anything is read: RocksDB then rewrites those of earlier versions.
        index();
        window(new WindowId(0, 0, 0));
        Stream<Tuple2<String, VoidNamespace>> all = getKeyedStateBackend()
                .getKeys(SavedWindows.INDEX_STATE, VoidNamespace.INSTANCE)
                .map(key -> Tuple2.of(key, VoidNamespace.INSTANCE));
        return CloseableIterator.adapterForIterator(all.iterator(), all);
    }

    private ValueState<WindowIndex> index() throws Exception {
        return getKeyedStateBackend()
                .getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, saved.indexDescriptor());
    }

    private ValueState<LiveWindow> window(WindowId id) throws Exception {
        return getKeyedStateBackend().getPartitionedState(id, WindowIdSerializer.INSTANCE, saved.descriptor());
    }

    /** The input format asks for exactly one output for each key and namespace. */
    @Override
    public void processElement(String key, VoidNamespace namespace, Collector<Key> out) throws Exception {
        WindowIndex index = index().value();
        out.collect(new Key(key, index.size(), keys.test(key) ? windows(key, index) : List.of()));
    }

    private List<SavedWindow> windows(String key, WindowIndex index) throws Exception {
        List<SavedWindow> windows = new ArrayList<>();
        Map<Integer, NavigableMap<Long, LiveWindow>> slices = new HashMap<>();
        for (WindowEntry entry : index.entries()) {
            if (!entries.test(entry)) {
                continue;
            }
            if (!entry.isSliced()) {
                windows.add(new SavedWindow(entry, List.of(require(key, entry.id))));
            } else {
                if (slices.isEmpty()) {
                    slices.putAll(slices(key, index));
                }
                windows.add(new SavedWindow(
                        entry,
                        List.copyOf(slices.getOrDefault(entry.slices, new TreeMap<>())
                                .subMap(entry.start, entry.end)
                                .values())));
            }
        }
        return windows;
    }

    /** The slices of each group, by their starts. */
    private Map<Integer, NavigableMap<Long, LiveWindow>> slices(String key, WindowIndex index) throws Exception {
        Map<Integer, NavigableMap<Long, LiveWindow>> slices = new HashMap<>();
        for (SliceList list : index.slices()) {
            NavigableMap<Long, LiveWindow> ofGroup = new TreeMap<>();
            for (int position = 0; position < list.size(); position++) {
                long start = list.start(position);
                ofGroup.put(start, require(key, new WindowId(list.group(), start, start + list.widthMillis())));
            }
            slices.put(list.group(), ofGroup);
        }
        return slices;
    }

    private LiveWindow require(String key, WindowId id) throws Exception {
        LiveWindow found = window(id).value();
        if (found == null) {
            throw new IOException("the state of " + id + " of key " + key
                    + " is missing though the index of its key names it: the state is damaged");
        }
        return found;
    }

    /** There is no user function: the reader itself reads. */
    static final class Nothing implements Function {

        private static final long serialVersionUID = 1L;
    }
}
