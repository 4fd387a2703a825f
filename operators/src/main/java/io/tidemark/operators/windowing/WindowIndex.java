package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final WindowEntry[] NO_ENTRIES = {};

    /** In order; with many keys most have a window or two, and every object that a key has less counts. */
    private WindowEntry[] entries = NO_ENTRIES;

    private int size;
    /** One for each group of which the key has slices; {@code null} as long as there never was one. */
    private List<SliceList> slices;
    /** How many windows wait for the wall clock; not part of the state. */
    private int deadlines;
    /** So many windows at the front are known to be closed; not part of the state. */
    private int closed;
    /** {@code null} as long as none was raised, as for almost all keys. */
    private Map<Integer, Long> horizons;

    /** Watermark at which the key is looked at next, or {@link #NO_TIMER}. */
    public long watermarkTimer = NO_TIMER;
    /** Wall clock at which the key is looked at next, or {@link #NO_TIMER}. */
    public long clockTimer = NO_TIMER;

    /** An index without windows. */
    public WindowIndex() {}

    /**
     * @param entries in order
     * @param horizons as {@link #horizons} gives them
     */
    public WindowIndex(List<WindowEntry> entries, Map<Integer, Long> horizons) {
        this.entries = entries.toArray(NO_ENTRIES);
        this.size = entries.size();
        this.horizons = horizons.isEmpty() ? null : new TreeMap<>(horizons);
        for (WindowEntry entry : entries) {
            deadlines += entry.deadline == Trigger.NO_DEADLINE ? 0 : 1;
        }
    }

    /** The windows in order; do not change the list. */
    public List<WindowEntry> entries() {
        return Collections.unmodifiableList(Arrays.asList(entries).subList(0, size));
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public WindowEntry get(int position) {
        return entries[Objects.checkIndex(position, size)];
    }

    /** Adds a window at its place; O(log n) to find it. */
    public void add(WindowEntry entry) {
        int position = -position(entry.end, entry.start, entry.id.definition()) - 1;
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(1, 2 * size));
        }
        System.arraycopy(entries, position, entries, position + 1, size - position);
        entries[position] = entry;
        size++;
        deadlines += entry.deadline == Trigger.NO_DEADLINE ? 0 : 1;
        closed = Math.min(closed, position);
    }

    /** The entry of a window. */
    public WindowEntry find(LiveWindow window) {
        WindowEntry entry = find(window.id.definition(), window.start, window.end);
        if (entry == null) {
            throw new IllegalStateException("live window " + window.id + " is missing in the index of its key");
        }
        return entry;
    }

    /** The entry of the window with these current bounds, or {@code null}; O(log n). */
    public WindowEntry find(int definition, long start, long end) {
        int position = position(end, start, definition);
        return position < 0 ? null : entries[position];
    }

    /** As {@link Collections#binarySearch}, without an entry to look for. Most windows come last and go first. */
    private int position(long end, long start, int definition) {
        int low = 0;
        int high = size - 1;
        if (high < 0 || compare(high, end, start, definition) < 0) {
            return -(high + 2);
        }
        if (compare(0, end, start, definition) == 0) {
            return 0;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, end, start, definition);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    private int compare(int position, long end, long start, int definition) {
        WindowEntry entry = entries[position];
        return WindowEntry.compare(entry.end, entry.start, entry.id.definition(), end, start, definition);
    }

    /** Position of the first window that is not closed, the size when there is none. O(1) but for the windows just closed. */
    int firstOpen() {
        while (closed < size && entries[closed].closed) {
            closed++;
        }
        return closed;
    }

    /** Removes a window's entry. */
    public void remove(WindowEntry entry) {
        int position = position(entry.end, entry.start, entry.id.definition());
        size--;
        System.arraycopy(entries, position + 1, entries, position, size - position);
        entries[size] = null;
        deadlines -= entry.deadline == Trigger.NO_DEADLINE ? 0 : 1;
        if (position < closed) {
            closed--;
        }
    }

    /** Sets the wall clock at which anything wants to fire a window of this index. */
    void setDeadline(WindowEntry entry, long deadline) {
        deadlines -= entry.deadline == Trigger.NO_DEADLINE ? 0 : 1;
        entry.deadline = deadline;
        deadlines += entry.deadline == Trigger.NO_DEADLINE ? 0 : 1;
    }

    /** Whether any window waits for the wall clock. */
    boolean hasDeadlines() {
        return deadlines > 0;
    }

    /** The slices of every group that has any; do not change the list. */
    public List<SliceList> slices() {
        return slices == null ? List.of() : Collections.unmodifiableList(slices);
    }

    /** The slices of a group, or {@code null} when there are none. */
    SliceList slices(int group) {
        for (int i = 0; slices != null && i < slices.size(); i++) {
            if (slices.get(i).group() == group) {
                return slices.get(i);
            }
        }
        return null;
    }

    /** Adds the list of a group that has had none. */
    public void addSlices(SliceList list) {
        if (slices == null) {
            slices = new ArrayList<>(1);
        }
        slices.add(list);
    }

    /** Forgets the list of a group. */
    void removeSlices(SliceList list) {
        slices.remove(list);
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
        List<WindowEntry> copies = new ArrayList<>(size);
        for (WindowEntry entry : entries()) {
            copies.add(entry.copy());
        }
        WindowIndex copy = new WindowIndex(copies, horizons());
        for (SliceList list : slices()) {
            copy.addSlices(list.copy());
        }
        copy.watermarkTimer = watermarkTimer;
        copy.clockTimer = clockTimer;
        return copy;
    }
}
