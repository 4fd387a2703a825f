package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.operators.windowing.KeyTimers;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.SliceList;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import io.tidemark.operators.windowing.WindowStore;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * Keeps the windows and indexes of the keys in use as objects in front of a state backend that reads and writes bytes, as
 * RocksDB does: an event then costs a look-up in memory, and a window that opens and ends between two checkpoints never
 * reaches the backend at all.
 *
 * <p>What has changed goes to the backend when it is {@linkplain #flush flushed}, which must happen before every snapshot, and
 * when its key is evicted. Keys are evicted whole, once the estimated memory exceeds the bound; the key of the call under way
 * never is, so the store holds at most the bound and one key more. A key in the cache knows the ids of all its windows from its
 * index: for a window that does not exist the backend is not asked. A key without windows is not in the cache.
 *
 * <p>The backend must keep no reference to what it is given, for the cache goes on changing it.
 */
public final class CachedWindowStore implements WindowStore {

    /** Memory bound unless another is set, in bytes. */
    public static final long DEFAULT_BYTES = 64L << 20;

    private final KeyedWindowStore state;
    private final KeyContext keys;
    private final long maxBytes;
    private final WindowSizes sizes;
    private final CachedTimers timers;
    private final KeyRing ring = new KeyRing();

    /** The key of the last call, in the ring if it has windows. */
    private CachedKey current = new CachedKey("");
    /** The object that named {@link #current}. */
    private Object currentName;

    /**
     * @param state in which windows are kept
     * @param keys the key of {@code state}
     * @param service timers of the key of {@code state}
     * @param maxBytes bound of the memory taken, estimated; with 1 every change of the key evicts
     */
    public CachedWindowStore(KeyedWindowStore state, KeyContext keys, KeyTimers service, long maxBytes) {
        this.state = state;
        this.keys = keys;
        this.maxBytes = maxBytes;
        this.sizes = new WindowSizes(state.serializer());
        this.timers = new CachedTimers(this::current, service);
    }

    /** The timers of the keys, for those of windows: a key keeps one here only as long as it has an index that is not empty. */
    public CachedTimers timers() {
        return timers;
    }

    @Override
    public WindowIndex index() {
        return current().index;
    }

    @Override
    public void putIndex(WindowIndex changed) {
        CachedKey key = current();
        if (changed.isEmpty()) {
            forget(key);
            return;
        }
        key.index = changed;
        key.indexChanged = true;
        key.changed = true;
        keep(key);
    }

    private void forget(CachedKey key) {
        if (key.indexStored) {
            state.clearIndex();
        }
        if (ring.holds(key)) {
            ring.remove(key);
        }
        current = new CachedKey(key.key);
    }

    @Override
    public LiveWindow get(int definition, long start, long end) {
        CachedKey key = current();
        CachedWindow cached = key.windows.find(definition, start, end);
        if (cached == null) {
            return null;
        }
        if (cached.window == null) {
            cached.window = state.get(definition, start, end);
            if (cached.window != null) {
                measure(key, cached);
            }
        }
        return cached.window;
    }

    @Override
    public void add(LiveWindow window) {
        CachedKey key = current();
        CachedWindow cached = key.windows.find(window.id.definition(), window.id.start(), window.id.end());
        if (cached == null) {
            cached = new CachedWindow(window.id);
            key.windows.add(cached);
        }
        cached.window = window;
        markChanged(key, cached);
        measure(key, cached);
    }

    @Override
    public void update(LiveWindow window) {
        CachedKey key = current();
        CachedWindow cached = key.windows.find(window.id.definition(), window.id.start(), window.id.end());
        markChanged(key, cached);
        if (cached.magnitude != WindowSizes.magnitude(window)) {
            measure(key, cached);
        }
    }

    @Override
    public CompositeAccumulator accumulatorAs(int definition, LiveWindow window) {
        return state.accumulatorAs(definition, window);
    }

    private static void markChanged(CachedKey key, CachedWindow cached) {
        cached.changed = true;
        key.changed = true;
    }

    @Override
    public void remove(WindowId id) {
        CachedKey key = current();
        CachedWindow cached = key.windows.remove(id.definition(), id.start(), id.end());
        if (cached != null) {
            key.windowBytes -= cached.bytes;
            if (cached.stored) {
                state.remove(id);
            }
            keep(key);
        }
    }

    private void measure(CachedKey key, CachedWindow cached) {
        int bytes = sizes.of(cached.window);
        key.windowBytes += bytes - cached.bytes;
        cached.bytes = bytes;
        cached.magnitude = WindowSizes.magnitude(cached.window);
        keep(key);
    }

    /** Counts a key's memory, for which it must be in the ring. */
    private void keep(CachedKey key) {
        if (ring.holds(key)) {
            ring.recount(key);
        } else {
            ring.add(key);
        }
    }

    private CachedKey current() {
        Object name = keys.getCurrentKey();
        if (name != currentName) {
            moveTo(name);
        }
        return current;
    }

    private void moveTo(Object name) {
        CachedKey key = ring.find((String) name);
        if (key == null) {
            key = read((String) name);
        }
        key.used = true;
        current = key;
        currentName = name;
        if (ring.bytes() > maxBytes) {
            evict();
        }
    }

    private CachedKey read(String name) {
        CachedKey key = new CachedKey(name);
        WindowIndex index = state.storedIndex();
        if (index != null) {
            key.index = index;
            key.indexStored = true;
            index.entries().forEach(entry -> addStored(entry, key));
            index.slices().forEach(list -> addStored(list, key));
            ring.add(key);
        }
        return key;
    }

    private static void addStored(WindowEntry entry, CachedKey key) {
        if (!entry.isSliced()) {
            addStored(entry.id, key);
        }
    }

    private static void addStored(SliceList list, CachedKey key) {
        for (int position = 0; position < list.size(); position++) {
            long start = list.start(position);
            addStored(new WindowId(list.group(), start, start + list.widthMillis()), key);
        }
    }

    private static void addStored(WindowId id, CachedKey key) {
        CachedWindow window = new CachedWindow(id);
        window.stored = true;
        key.windows.add(window);
    }

    /** Makes room by dropping keys that were not used for long, all but the current one. */
    private void evict() {
        Object name = keys.getCurrentKey();
        int others = ring.size() - (ring.holds(current) ? 1 : 0);
        while (ring.bytes() > maxBytes && others > 0) {
            CachedKey victim = ring.advance();
            if (victim != null && victim != current) {
                write(victim);
                ring.remove(victim);
                others--;
            }
        }
        returnTo(name);
    }

    /** Gives the backend all that it has not seen yet, for a snapshot of it or for other readers; O(keys in the cache). */
    public void flush() {
        Object name = keys.getCurrentKey();
        for (CachedKey key : ring.all()) {
            write(key);
        }
        returnTo(name);
    }

    /**
     * Flushes some keys that have not been used for a while, and so are likely to stay as they are until the next snapshot: it
     * has less to do then.
     *
     * @param most keys to look at
     */
    public void flushSome(int most) {
        Object name = keys.getCurrentKey();
        for (int left = Math.min(most, ring.size()); left > 0; left--) {
            CachedKey key = ring.advance();
            if (key != null) {
                write(key);
            }
        }
        returnTo(name);
    }

    private void write(CachedKey key) {
        if (!key.changed) {
            return;
        }
        keys.setCurrentKey(key.key);
        timers.handOver(key);
        key.windows.forEach(this::write);
        if (key.indexChanged) {
            state.putIndex(key.index);
            key.indexChanged = false;
            key.indexStored = true;
        }
        key.changed = false;
    }

    private void write(CachedWindow cached) {
        if (cached.changed) {
            state.add(cached.window);
            cached.changed = false;
            cached.stored = true;
        }
    }

    /** Flushing moves the backend from key to key; a call under way must not notice. */
    private void returnTo(Object name) {
        if (name != null && name != keys.getCurrentKey()) {
            keys.setCurrentKey(name);
        }
    }

    /** Number of keys in the cache. */
    int cachedKeys() {
        return ring.size();
    }

    /** Estimated memory of the keys in the cache. */
    long cachedBytes() {
        return ring.bytes();
    }
}
