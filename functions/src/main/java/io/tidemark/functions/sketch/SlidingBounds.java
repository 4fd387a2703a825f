package io.tidemark.functions.sketch;

/**
 * The smallest and the largest value of a contiguous run of slices, amortised O(1) a slide: of the minima only those are kept
 * that no later slice undercuts, so that they ascend and the first is the smallest; of the maxima likewise. After D. Lemire,
 * "Streaming maximum-minimum filter using no more than three comparisons per element", Nordic Journal of Computing 13 (2006).
 *
 * <p>A slice without values has the bounds infinity and -infinity, as has a run of such slices.
 */
public final class SlidingBounds {

    private final Wedge minima = new Wedge(1);
    private final Wedge maxima = new Wedge(-1);
    /** Number of the oldest slice held and of the next one to come. */
    private long oldest;

    private long next;

    /** Takes in the slice after the newest. */
    public void append(double min, double max) {
        minima.append(next, min);
        maxima.append(next, max);
        next++;
    }

    /** Takes out the oldest slice; there must be one. */
    public void evict() {
        minima.evict(oldest);
        maxima.evict(oldest);
        oldest++;
    }

    /** The smallest value; infinity when there is none. */
    public double min() {
        return minima.first();
    }

    /** The largest value; -infinity when there is none. */
    public double max() {
        return maxima.first();
    }

    /** Forgets all slices. */
    public void clear() {
        minima.clear();
        maxima.clear();
        oldest = next;
    }
}
