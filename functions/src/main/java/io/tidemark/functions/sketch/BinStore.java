package io.tidemark.functions.sketch;

/**
 * Counts by bin index: a dense array over the range of indexes in use, at most {@code maxBins} wide. Beyond that the lowest
 * bins collapse: every count below {@code highest - maxBins + 1} is kept in that bin. As the highest index ever seen decides
 * alone where a count ends up, the state depends only on the multiset of indexes.
 */
final class BinStore {

    /** Bins allocated beyond those in use, so that growth by single bins rarely allocates. */
    private static final int SLACK = 64;

    private static final long[] NONE = {};

    private final int maxBins;
    private long[] counts = NONE;
    /** The index that {@code counts[0]} belongs to. */
    private int first;
    /** Lowest and highest index with a count; meaningful while total is above zero. */
    private int lowest;

    private int highest;
    private long total;
    private boolean collapsed;

    BinStore(int maxBins) {
        this.maxBins = maxBins;
    }

    BinStore copy() {
        BinStore copy = new BinStore(maxBins);
        copy.counts = counts.clone();
        copy.first = first;
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

    /** The count of a bin between lowest and highest. */
    long count(int index) {
        return counts[index - first];
    }

    /** Adds to a bin; O(1), but O(bins) when the range of indexes grows beyond what is allocated. */
    void add(int index, long count) {
        int bin = index;
        if (total == 0) {
            counts = new long[SLACK];
            first = index - SLACK / 2;
            lowest = index;
            highest = index;
        } else if (index > highest) {
            raise(index);
        } else if (index < lowest) {
            bin = Math.max(index, highest - maxBins + 1);
            collapsed |= bin != index;
            if (bin < lowest) {
                if (bin < first) {
                    move(highest - bin + 1, bin - SLACK);
                }
                lowest = bin;
            }
        }
        counts[bin - first] += count;
        total += count;
    }

    /** Adds every count of another store of the same width, which stays as it is; O(bins). */
    void merge(BinStore from) {
        if (from.total == 0) {
            return;
        }
        // From the top, so that this store grows and collapses at most once.
        for (int index = from.highest; index >= from.lowest; index--) {
            long count = from.count(index);
            if (count != 0) {
                add(index, count);
            }
        }
    }

    /** Whether counts have been moved to another bin than their own. */
    boolean hasCollapsed() {
        return collapsed;
    }

    /** Takes out what was added to a bin that has not collapsed; O(1), but O(bins) when that empties an outer bin. */
    void remove(int index, long count) {
        counts[index - first] -= count;
        total -= count;
        shrink();
    }

    /** Takes out every count of another store that was merged into this one, which has not collapsed since; O(bins). */
    void removeAll(BinStore from) {
        if (from.total == 0) {
            return;
        }
        for (int index = from.lowest; index <= from.highest; index++) {
            counts[index - first] -= from.count(index);
        }
        total -= from.total;
        shrink();
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

    /** The bin of the k-th smallest index, {@code 0 <= k < total}; O(bins). */
    int indexAtRank(long k) {
        long seen = 0;
        int index = lowest;
        while ((seen += count(index)) <= k) {
            index++;
        }
        return index;
    }

    /** Makes {@code newHighest} the highest index; its count is added by the caller. */
    private void raise(int newHighest) {
        int floor = newHighest - maxBins + 1;
        if (lowest < floor) {
            collapsed = true;
            long below = 0;
            for (int index = lowest; index <= highest && index < floor; index++) {
                below += count(index);
                counts[index - first] = 0;
            }
            if (highest < floor) {
                // Nothing is left in place; the array may start anywhere.
                first = floor;
                highest = floor;
            }
            lowest = floor;
            counts[floor - first] += below;
        }
        if (newHighest - first >= counts.length) {
            move(newHighest - lowest + 1, lowest);
        }
        highest = newHighest;
    }

    /** Makes room for {@code bins} bins and some more; {@code counts[0]} then belongs to {@code newFirst}. */
    private void move(int bins, int newFirst) {
        long[] moved = new long[bins + SLACK];
        System.arraycopy(counts, lowest - first, moved, lowest - newFirst, highest - lowest + 1);
        counts = moved;
        first = newFirst;
    }
}
