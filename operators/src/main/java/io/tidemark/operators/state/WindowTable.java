package io.tidemark.operators.state;

import java.util.function.Consumer;

/**
 * The windows of one key in a hash table with linear probing: a look-up allocates nothing and costs O(1), a walk O(windows).
 */
final class WindowTable {

    /** A power of two, as every capacity. Most keys have one to three windows at a time. */
    private static final int INITIAL_CAPACITY = 4;

    private CachedWindow[] slots = new CachedWindow[INITIAL_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /** The window with this id, or {@code null}. */
    CachedWindow find(int definition, long start, long end) {
        return slots[slotOf(definition, start, end)];
    }

    /** Adds a window that is not there. */
    void add(CachedWindow window) {
        if (4 * (size + 1) > 3 * slots.length) {
            grow();
        }
        slots[slotOf(window.definition, window.start, window.end)] = window;
        size++;
    }

    /** Removes the window with this id and returns it, or {@code null} when it is not there. */
    CachedWindow remove(int definition, long start, long end) {
        int free = slotOf(definition, start, end);
        CachedWindow removed = slots[free];
        if (removed == null) {
            return null;
        }
        slots[free] = null;
        size--;
        closeGap(free);
        return removed;
    }

    /** Moves those behind a freed slot to where a probe finds them (Knuth, TAOCP volume 3, algorithm 6.4 R). */
    private void closeGap(int freed) {
        int free = freed;
        int mask = slots.length - 1;
        for (int slot = (free + 1) & mask; slots[slot] != null; slot = (slot + 1) & mask) {
            int home = slots[slot].hash() & mask;
            boolean reachable = free <= slot ? free < home && home <= slot : free < home || home <= slot;
            if (!reachable) {
                slots[free] = slots[slot];
                slots[slot] = null;
                free = slot;
            }
        }
    }

    void forEach(Consumer<CachedWindow> action) {
        for (CachedWindow window : slots) {
            if (window != null) {
                action.accept(window);
            }
        }
    }

    /** Where the window is, or where it would go: there is always a free slot. */
    private int slotOf(int definition, long start, long end) {
        int mask = slots.length - 1;
        int slot = CachedWindow.hash(definition, start, end) & mask;
        while (slots[slot] != null && !slots[slot].is(definition, start, end)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        CachedWindow[] before = slots;
        slots = new CachedWindow[2 * before.length];
        for (CachedWindow window : before) {
            if (window != null) {
                slots[slotOf(window.definition, window.start, window.end)] = window;
            }
        }
    }
}
