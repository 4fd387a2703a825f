package io.tidemark.operators.windowing;

import java.util.Arrays;

/** The live slices of one key and group, in the order of time; only where they are, not what they hold. */
public final class SliceList {

    private static final int INITIAL_CAPACITY = 4;

    private final int group;
    private final long widthMillis;
    private long[] starts;
    private int size;
    /** No slice from here on is {@linkplain LiveWindow#mixed mixed}; not part of the state. */
    private long unmixedFrom;

    /**
     * A list of no slices.
     *
     * @param group number by which state knows the slices
     * @param widthMillis length of each slice
     */
    public SliceList(int group, long widthMillis) {
        this(group, widthMillis, new long[INITIAL_CAPACITY], 0);
    }

    /**
     * @param starts the first {@code size} are the slices, ascending; owned by this list
     */
    public SliceList(int group, long widthMillis, long[] starts, int size) {
        this.group = group;
        this.widthMillis = widthMillis;
        this.starts = starts;
        this.size = size;
        this.unmixedFrom = Long.MIN_VALUE;
    }

    /** Number by which state knows the slices. */
    public int group() {
        return group;
    }

    /** Length of each slice. */
    public long widthMillis() {
        return widthMillis;
    }

    public int size() {
        return size;
    }

    /** First millisecond of the slice at a position. */
    public long start(int position) {
        return starts[position];
    }

    /** Position of the first slice that starts at {@code start} or later; the size when there is none. O(log n). */
    int ceiling(long start) {
        int position = Arrays.binarySearch(starts, 0, size, start);
        return position < 0 ? -position - 1 : position;
    }

    /** Adds a slice that is not there; O(1) for the newest. */
    public void add(long start) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * Math.max(size, INITIAL_CAPACITY));
        }
        int position = size > 0 && starts[size - 1] < start ? size : ceiling(start);
        System.arraycopy(starts, position, starts, position + 1, size - position);
        starts[position] = start;
        size++;
    }

    /** Removes the oldest slice. */
    void removeFirst() {
        size--;
        System.arraycopy(starts, 1, starts, 0, size);
    }

    /** Whether the slice that starts there is known not to be {@linkplain LiveWindow#mixed mixed}, without reading it. */
    boolean isUnmixed(long start) {
        return start >= unmixedFrom;
    }

    /** Says that the slice that starts there is mixed, or may be. */
    void noteMixed(long start) {
        unmixedFrom = Math.max(unmixedFrom, start + 1);
    }

    /** Says that all slices there are may be mixed: this list has been read, and they have not. */
    public void noteRead() {
        if (size > 0) {
            noteMixed(starts[size - 1]);
        }
    }

    SliceList copy() {
        SliceList copy = new SliceList(group, widthMillis, Arrays.copyOf(starts, Math.max(size, 1)), size);
        copy.unmixedFrom = unmixedFrom;
        return copy;
    }
}
