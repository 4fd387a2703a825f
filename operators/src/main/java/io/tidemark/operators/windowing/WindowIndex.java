package io.tidemark.operators.windowing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live windows of one key in the order of their panes, and the key's registered timers. It is all that firing, cleanup,
 * session merging and the limit of windows need to find their windows.
 *
 * <p>A key has at most one timer on the watermark and one on the wall clock: the earliest thing to do. It may be registered
 * too early, when what it was for has moved or gone; then it finds nothing to do and is registered anew. It is never too
 * late.
 */
public final class WindowIndex {

    /** No timer is registered. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    /** Most keys have a few windows at a time. */
    private static final int INITIAL_CAPACITY = 2;

    private final List<WindowEntry> entries;
    /** {@code null} as long as none was raised, as for almost all keys. */
    private Map<Integer, Long> horizons;

    /** Watermark at which the key is looked at next, or {@link #NO_TIMER}. */
    public long watermarkTimer = NO_TIMER;
    /** Wall clock at which the key is looked at next, or {@link #NO_TIMER}. */
    public long clockTimer = NO_TIMER;

    public WindowIndex() {
        this(new ArrayList<>(INITIAL_CAPACITY), Map.of());
    }

    /**
     * @param entries in order
     * @param horizons as {@link #horizons} gives them
     */
    public WindowIndex(List<WindowEntry> entries, Map<Integer, Long> horizons) {
        this.entries = entries;
        this.horizons = horizons.isEmpty() ? null : new TreeMap<>(horizons);
    }

    /** The windows in order; do not change the list. */
    public List<WindowEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public WindowEntry get(int position) {
        return entries.get(position);
    }

    /** Adds a window at its place; O(log n) to find it. */
    public void add(WindowEntry entry) {
        entries.add(-Collections.binarySearch(entries, entry) - 1, entry);
    }

    /** The entry of a window. */
    public WindowEntry find(LiveWindow window) {
        int position =
                Collections.binarySearch(entries, new WindowEntry(window.id, window.start, window.end, window.closed));
        if (position < 0) {
            throw new IllegalStateException("live window " + window.id + " is missing in the index of its key");
        }
        return entries.get(position);
    }

    /** Removes a window's entry. */
    public void remove(WindowEntry entry) {
        entries.remove(Collections.binarySearch(entries, entry));
    }

    public void remove(int position) {
        entries.remove(position);
    }

    /**
     * The largest end among the windows of each definition that were dropped before their time. A window that ends there or
     * before, and is not live, is not opened again: its result would replace the truncated one with less.
     */
    public Map<Integer, Long> horizons() {
        return horizons == null ? Map.of() : Collections.unmodifiableMap(horizons);
    }

    /** Whether a window of the definition that ends at {@code end} lies behind the {@linkplain #horizons horizon}. */
    public boolean isBehindHorizon(int definition, long end) {
        Long horizon = horizons == null ? null : horizons.get(definition);
        return horizon != null && end <= horizon;
    }

    /** Moves a definition's horizon up to {@code end}. */
    public void raiseHorizon(int definition, long end) {
        if (horizons == null) {
            horizons = new TreeMap<>();
        }
        horizons.merge(definition, end, Math::max);
    }

    /** Forgets the horizon of a definition. */
    public void removeHorizon(int definition) {
        if (horizons != null) {
            horizons.remove(definition);
        }
    }

    /** A copy that shares nothing mutable. */
    public WindowIndex copy() {
        List<WindowEntry> copies = new ArrayList<>(entries.size());
        for (WindowEntry entry : entries) {
            copies.add(entry.copy());
        }
        WindowIndex copy = new WindowIndex(copies, horizons());
        copy.watermarkTimer = watermarkTimer;
        copy.clockTimer = clockTimer;
        return copy;
    }
}
