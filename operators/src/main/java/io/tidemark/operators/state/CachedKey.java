package io.tidemark.operators.state;

import io.tidemark.operators.windowing.WindowIndex;
import org.apache.flink.runtime.state.heap.AbstractHeapPriorityQueueElement;

/** What a {@link CachedWindowStore} holds of one key; a link in its ring of keys and an element of the queue of timers. */
final class CachedKey extends AbstractHeapPriorityQueueElement {

    /** Memory of this object, its tables and an empty index. */
    private static final int BASE_BYTES = 344;
    /** Memory of an entry of the index, its id and what the table keeps of a window; one in slices has the one, a slice the other. */
    private static final int ENTRY_BYTES = 176;

    /** Earlier than any timer there is: the watermark has always reached it. */
    static final long NO_TIMER = Long.MIN_VALUE;

    final String key;
    /** As many windows as the index names. */
    final WindowTable windows = new WindowTable();

    WindowIndex index = new WindowIndex();
    /** Whether the state backend has an index of the key, if only as it once was. */
    boolean indexStored;
    /** Whether the state backend has yet to be given the index. */
    boolean indexChanged;
    /** Whether the index or any window is changed. */
    boolean changed;
    /** Whether the key was used since the ring's hand last passed it. */
    boolean used;
    /** Estimated memory of the windows that are here. */
    long windowBytes;
    /** {@link #bytes} as the ring last counted it. */
    long countedBytes;

    /** When the timer in {@link CachedTimers} is due, {@link #NO_TIMER} while the key is not in its queue. */
    long timer = NO_TIMER;

    /** Neighbours in the ring, {@code null} while the key is not in it. */
    CachedKey previous;

    CachedKey next;

    CachedKey(String key) {
        this.key = key;
    }

    /** Estimated memory of all that belongs to the key. */
    long bytes() {
        return BASE_BYTES
                + 2L * key.length()
                + (long) ENTRY_BYTES * Math.max(windows.size(), index.size())
                + windowBytes;
    }
}
