package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.SlidingComposite;
import java.util.Arrays;

/**
 * The slices of one window of one key, merged, and able to move on to later windows: a step costs the slices that enter and
 * those that leave, not all. Derived from slices and never saved; whoever changes a slice that it holds clears it.
 */
final class RunningWindow {

    private static final int INITIAL_CAPACITY = 8;

    private final SlidingComposite merged;
    /** Of the slices held, in a ring. */
    private long[] starts = new long[INITIAL_CAPACITY];

    private long[] counts = new long[INITIAL_CAPACITY];
    private long[] minTimes = new long[INITIAL_CAPACITY];
    private long[] maxTimes = new long[INITIAL_CAPACITY];
    private int oldest;
    private int size;
    private long count;
    /** All live slices from here up to {@link #to} are held. */
    private long from;

    private long to;

    RunningWindow(CompositeAggregate aggregate) {
        this.merged = aggregate.sliding();
    }

    /** Slices held. */
    int size() {
        return size;
    }

    void clear() {
        merged.clear();
        oldest = 0;
        size = 0;
        count = 0;
        from = 0;
        to = 0;
    }

    /**
     * Holds exactly the live slices within {@code [start, end)} from now on; O(slices that enter or leave) forwards, O(slices
     * held) otherwise.
     */
    void moveTo(long start, long end, SliceList live, ActiveSlices active) {
        boolean forwards = size > 0 && start >= from && start < to && end >= to;
        if (!forwards || !evictBefore(start, live, active)) {
            clear();
            to = start;
        }
        from = start;
        for (int position = live.ceiling(to); position < live.size() && live.start(position) < end; position++) {
            append(active.require(live, live.start(position)));
        }
        to = end;
    }

    private boolean evictBefore(long start, SliceList live, ActiveSlices active) {
        while (size > 0 && starts[oldest] < start) {
            if (!evict(active.require(live, starts[oldest]))) {
                return false;
            }
        }
        return true;
    }

    /** Says that the slice that starts there changes, or that there is one from now on. */
    void sliceChanges(long start) {
        if (start < to) {
            clear();
        }
    }

    /** Whether the oldest slice held starts there. */
    boolean startsWith(long start) {
        return size > 0 && starts[oldest] == start;
    }

    /**
     * Forgets a slice that is about to be dropped.
     *
     * @return whether this was possible; otherwise nothing is held any longer
     */
    boolean evict(LiveWindow slice) {
        if (!startsWith(slice.start)) {
            return true;
        }
        if (!merged.evict(slice.accumulator)) {
            clear();
            return false;
        }
        count -= counts[oldest];
        oldest = (oldest + 1) % starts.length;
        size--;
        from = slice.end;
        return true;
    }

    private void append(LiveWindow slice) {
        if (size == starts.length) {
            grow();
        }
        int place = (oldest + size) % starts.length;
        starts[place] = slice.start;
        counts[place] = slice.count;
        minTimes[place] = slice.minTime;
        maxTimes[place] = slice.maxTime;
        size++;
        count += slice.count;
        merged.append(slice.accumulator);
    }

    private void grow() {
        starts = unrolled(starts);
        counts = unrolled(counts);
        minTimes = unrolled(minTimes);
        maxTimes = unrolled(maxTimes);
        oldest = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, oldest, oldest + size), 2 * size);
        System.arraycopy(ring, 0, larger, size - oldest, oldest);
        return larger;
    }

    /** Fills in what a window that consists of the slices held holds; valid until this moves on. */
    void fill(LiveWindow window) {
        window.accumulator = merged.merged();
        window.count = count;
        window.minTime = size == 0 ? Long.MAX_VALUE : minTimes[oldest];
        window.maxTime = size == 0 ? Long.MIN_VALUE : maxTimes[(oldest + size - 1) % starts.length];
    }
}
