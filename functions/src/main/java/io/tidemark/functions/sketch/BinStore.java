package io.tidemark.functions.sketch;

import java.util.Arrays;

/**
 * Counts by bin index: a dense array over the range of indexes in use, at most {@code maxBins} wide. Beyond that the lowest
 * bins collapse: every count below {@code highest - maxBins + 1} is kept in that bin. As the highest index ever seen decides
 * alone where a count ends up, the state depends only on the multiset of indexes.
 *
 * <p>Counts take four bytes each until one of them needs more, as almost none ever does; then all take eight.
 */
final class BinStore {

    /** Bins allocated beyond those in use, so that growth by single bins rarely allocates: so many and an eighth. */
    private static final int SLACK = 8;

    private static final int SLACK_SHARE = 8;

    private static final int[] NONE = {};
    /** What {@link #belowFound} is once counts have changed. */
    private static final long UNKNOWN = -1;

    private final int maxBins;
    /** {@code null} once the counts are wide. Zero outside of lowest to highest, and everywhere while there is no total. */
    private int[] counts = NONE;
    /** {@code null} as long as the counts are not wide. */
    private long[] wide;
    /** The index that the first of the counts belongs to. */
    private int first;
    /** Lowest and highest index with a count; meaningful while total is above zero. */
    private int lowest;

    private int highest;
    private long total;
    private boolean collapsed;
    /** The bin of the rank that was last asked for, and how many values lie below that bin. */
    private int found;

    private long belowFound = UNKNOWN;

    BinStore(int maxBins) {
        this.maxBins = maxBins;
    }

    BinStore copy() {
        BinStore copy = new BinStore(maxBins);
        if (total > 0) {
            int from = lowest - first;
            int to = highest - first + 1;
            copy.counts = wide == null ? Arrays.copyOfRange(counts, from, to) : null;
            copy.wide = wide == null ? null : Arrays.copyOfRange(wide, from, to);
            copy.first = lowest;
        }
        copy.lowest = lowest;
        copy.highest = highest;
        copy.total = total;
        copy.collapsed = collapsed;
        return copy;
    }

    long total() {
        return total;
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    /** Whether counts have been moved to another bin than their own. */
    boolean hasCollapsed() {
        return collapsed;
    }

    /** The count of a bin between lowest and highest. */
    long count(int index) {
        return wide == null ? counts[index - first] : wide[index - first];
    }

    /** Adds to a bin; O(1), but O(bins) when the range of indexes grows. */
    void add(int index, long count) {
        if (total == 0 || index < lowest || index > highest) {
            span(index, index);
        }
        put(Math.max(index, lowest), count);
        total += count;
    }

    /** Adds the counts of the bins from {@code low} on, which are no more than the width; O(bins). */
    void addAll(int low, long[] added) {
        span(low, low + added.length - 1);
        for (int i = 0; i < added.length; i++) {
            put(Math.max(low + i, lowest), added[i]);
            total += added[i];
        }
        shrink();
    }

    /** Adds every count of another store of the same width, which stays as it is; O(bins). */
    void merge(BinStore from) {
        if (from.total == 0) {
            return;
        }
        long added = from.total;
        span(from.lowest, from.highest);
        for (int index = from.lowest; index <= from.highest; index++) {
            put(Math.max(index, lowest), from.count(index));
        }
        total += added;
    }

    /** Takes out what was added to a store that has not collapsed; O(1), but O(bins) when that empties an outer bin. */
    void remove(int index, long count) {
        put(index, -count);
        total -= count;
        shrink();
    }

    /** Takes out every count of another store that was merged into this one, which has not collapsed since; O(bins). */
    void removeAll(BinStore from) {
        if (from.total == 0) {
            return;
        }
        for (int index = from.lowest; index <= from.highest; index++) {
            put(index, -from.count(index));
        }
        total -= from.total;
        shrink();
    }

    /**
     * The bin of the k-th smallest index, {@code 0 <= k < total}; O(bins), but few of them for a rank near either end or near
     * the rank that was asked for before.
     */
    int indexAtRank(long k) {
        int index = found;
        long below = belowFound;
        if (below == UNKNOWN || Math.abs(k - below) > Math.min(k, total - k)) {
            boolean up = k < total - k;
            index = up ? lowest : highest;
            below = up ? 0 : total - count(highest);
        }
        while (below > k) {
            index--;
            below -= count(index);
        }
        for (long count = count(index); below + count <= k; count = count(index)) {
            below += count;
            index++;
        }
        found = index;
        belowFound = below;
        return index;
    }

    /** Adds to the count of a bin within the array, which counts wide from here on when it must. */
    private void put(int index, long count) {
        belowFound = UNKNOWN;
        if (wide == null) {
            long sum = counts[index - first] + count;
            if (sum <= Integer.MAX_VALUE) {
                counts[index - first] = (int) sum;
                return;
            }
            wide = Arrays.stream(counts).asLongStream().toArray();
            counts = null;
        }
        wide[index - first] += count;
    }

    /** Lets lowest and highest be bins with a count again. */
    private void shrink() {
        if (total > 0) {
            while (count(highest) == 0) {
                highest--;
            }
            while (count(lowest) == 0) {
                lowest++;
            }
        }
    }

    /**
     * Lets lowest and highest take in these two as well, or as many of the bins from {@code low} on as the width allows; the
     * caller adds the counts that make them right.
     */
    private void span(int low, int high) {
        int newHighest = total == 0 ? high : Math.max(highest, high);
        int wanted = total == 0 ? low : Math.min(lowest, low);
        int newLowest = Math.max(wanted, newHighest - maxBins + 1);
        long below = 0;
        if (newLowest > wanted) {
            collapsed = true;
            below = takeBelow(newLowest);
        }
        int allocated = wide == null ? counts.length : wide.length;
        if (newLowest < first || newHighest - first >= allocated) {
            move(newLowest, newHighest);
        }
        lowest = newLowest;
        highest = newHighest;
        put(newLowest, below);
    }

    /** Empties the bins below {@code index}; returns what was in them. */
    private long takeBelow(int index) {
        long taken = 0;
        if (total > 0) {
            for (int bin = lowest; bin <= highest && bin < index; bin++) {
                long count = count(bin);
                put(bin, -count);
                taken += count;
            }
        }
        return taken;
    }

    /** Lets the array begin at or below {@code newLowest} and reach {@code newHighest}, with slack where it has grown. */
    private void move(int newLowest, int newHighest) {
        int bins = newHighest - newLowest + 1;
        int slack = SLACK + bins / SLACK_SHARE;
        boolean down = total == 0 || newLowest < lowest;
        boolean up = total == 0 || newHighest > highest;
        int newFirst = down ? newLowest - slack : newLowest;
        int length = newHighest - newFirst + 1 + (up ? slack : 0);
        int from = Math.max(lowest, newLowest);
        int kept = total == 0 ? 0 : Math.max(0, highest - from + 1);
        Object old = wide == null ? counts : wide;
        Object moved = wide == null ? new int[length] : new long[length];
        if (kept > 0) {
            System.arraycopy(old, from - first, moved, from - newFirst, kept);
        }
        counts = wide == null ? (int[]) moved : null;
        wide = wide == null ? null : (long[]) moved;
        first = newFirst;
    }
}
