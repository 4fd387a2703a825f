package io.tidemark.functions.running;

import java.util.Arrays;

/**
 * Median and median absolute deviation of the last values, which are kept in order of arrival and sorted. Adding one of n values
 * costs a binary search and a move of n/2 numbers on average; the median O(1), the deviation O(log n).
 *
 * <p>B. Iglewicz and D. C. Hoaglin, "How to detect and handle outliers", ASQC 1993: their modified z-score is {@code 0.6745 · (x -
 * median) / MAD}. Where more than half of the values are equal, so that MAD is zero, the mean absolute deviation takes its place.
 */
final class RecentBaseline implements Baseline {

    /** 1 / Φ⁻¹(3/4): a normal distribution's standard deviation in median absolute deviations. */
    static final double DEVIATIONS_OF_MEDIAN = 1.482602218505602;

    /** √(π/2): the same in mean absolute deviations. */
    static final double DEVIATIONS_OF_MEAN = 1.2533141373155003;

    private static final int INITIAL_CAPACITY = 8;

    private final int limit;
    private long count;
    private int size;
    /** Where the next value goes in the ring; the oldest value is there once the ring is full. */
    private int next;

    private double[] ring;
    private double[] sorted;

    RecentBaseline(int limit) {
        this.limit = limit;
        int capacity = Math.min(limit, INITIAL_CAPACITY);
        this.ring = new double[capacity];
        this.sorted = new double[capacity];
    }

    /** A baseline as it was: how many values it had taken in, and the last of them, oldest first. */
    static RecentBaseline of(int limit, long count, double[] values) {
        RecentBaseline baseline = new RecentBaseline(limit);
        for (double value : values) {
            baseline.add(value);
        }
        baseline.count = count;
        return baseline;
    }

    void add(double value) {
        if (size == limit) {
            replace(ring[next], value);
        } else {
            if (size == ring.length) {
                int capacity = (int) Math.min(limit, 2L * size);
                ring = Arrays.copyOf(ring, capacity);
                sorted = Arrays.copyOf(sorted, capacity);
                next = size;
            }
            int at = insertionPoint(value);
            System.arraycopy(sorted, at, sorted, at + 1, size - at);
            sorted[at] = value;
            size++;
        }
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
        count++;
    }

    /** Moves only what lies between the two. */
    private void replace(double oldest, double value) {
        int from = Arrays.binarySearch(sorted, 0, size, oldest);
        int to = insertionPoint(value);
        if (to > from) {
            to--;
            System.arraycopy(sorted, from + 1, sorted, from, to - from);
        } else {
            System.arraycopy(sorted, to, sorted, to + 1, from - to);
        }
        sorted[to] = value;
    }

    private int insertionPoint(double value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public long count() {
        return count;
    }

    int size() {
        return size;
    }

    /** The value that came so many after the oldest one kept. */
    double value(int index) {
        int oldest = size == limit ? next : 0;
        return ring[(oldest + index) % ring.length];
    }

    @Override
    public double center() {
        return size == 0 ? Double.NaN : middle(sorted[(size - 1) / 2], sorted[size / 2]);
    }

    @Override
    public double spread() {
        if (size < 2) {
            return Double.NaN;
        }
        double center = center();
        double deviation = middle(distanceWithin(center, (size - 1) / 2), distanceWithin(center, size / 2));
        return deviation > 0 ? DEVIATIONS_OF_MEDIAN * deviation : DEVIATIONS_OF_MEAN * meanDistance(center);
    }

    /**
     * The distance from the center within which {@code others + 1} values lie: the nearest ones are neighbours in the sorted values,
     * and of all such neighbours those whose farther end is nearest. The search is for the first ones whose upper end is the farther
     * one; with half of the values or fewer beside it, that is so of the last ones at least, as they begin no higher than the center.
     */
    private double distanceWithin(double center, int others) {
        int low = 0;
        int high = size - 1 - others;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle + others] - center < center - sorted[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double above = sorted[low + others] - center;
        return low == 0 ? above : Math.min(above, center - sorted[low - 1]);
    }

    private double meanDistance(double center) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.abs(sorted[i] - center);
        }
        return sum / size;
    }

    /** Halves first, as the sum of two large numbers overflows. */
    private static double middle(double a, double b) {
        return a == b ? a : a / 2 + b / 2;
    }
}
