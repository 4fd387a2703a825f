package io.tidemark.functions.sketch;

/**
 * The distribution of many values in bounded memory, good for any quantile: the value at every rank is within a relative
 * accuracy of the true one. After C. Masson, J. E. Rim and H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch
 * with relative-error guarantees", PVLDB 12 (2019).
 *
 * <p>Positive and negative values are counted in bins of their magnitude. Magnitudes below {@link Double#MIN_NORMAL} count
 * as zero. When the values of one sign span more bins than allowed, the smallest magnitudes collapse into the lowest bin
 * kept; their ranks then lose the guarantee, larger magnitudes keep it. The smallest and the largest value are exact.
 *
 * <p>The state depends only on the multiset of values. Adding is O(1) and allocates only when the range of magnitudes grows;
 * merging, copying and reading are O(bins).
 */
public final class DDSketch {

    /** Most bins that a sign may be given; 8 MiB of counts. */
    public static final int MAX_BINS = 1 << 20;

    private final LogarithmicMapping mapping;
    private final int maxBins;
    private final BinStore negative;
    private final BinStore positive;
    private long zeros;
    private double min;
    private double max;

    /**
     * A sketch of no values.
     *
     * @param relativeAccuracy at least 1e-6, below 1
     * @param maxBins bins for each sign, 1 to {@link #MAX_BINS}; 2048 at an accuracy of 1 % span 17 powers of ten
     * @throws IllegalArgumentException when a parameter is out of range
     */
    public DDSketch(double relativeAccuracy, int maxBins) {
        this(
                LogarithmicMapping.of(relativeAccuracy),
                checkBins(maxBins),
                new BinStore(maxBins),
                new BinStore(maxBins),
                0,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    DDSketch(
            LogarithmicMapping mapping,
            int maxBins,
            BinStore negative,
            BinStore positive,
            long zeros,
            double min,
            double max) {
        this.mapping = mapping;
        this.maxBins = maxBins;
        this.negative = negative;
        this.positive = positive;
        this.zeros = zeros;
        this.min = min;
        this.max = max;
    }

    /**
     * Takes in one value.
     *
     * @throws IllegalArgumentException when it is NaN or infinite
     */
    public void add(double value) {
        if (value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE) {
            positive.add(mapping.index(value), 1);
        } else if (value <= -Double.MIN_NORMAL && value >= -Double.MAX_VALUE) {
            negative.add(mapping.index(-value), 1);
        } else if (Math.abs(value) < Double.MIN_NORMAL) {
            zeros++;
        } else {
            throw new IllegalArgumentException("a sketch takes finite values, found " + value);
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Takes in the first {@code count} values, all of them finite. */
    public void addAll(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(values[i]);
        }
    }

    /**
     * Takes in all values of another sketch, which stays as it is.
     *
     * @throws IllegalArgumentException when its parameters differ
     */
    public void merge(DDSketch from) {
        if (from.mapping.accuracy() != mapping.accuracy() || from.maxBins != maxBins) {
            throw new IllegalArgumentException("cannot merge a sketch of accuracy " + from.mapping.accuracy() + " and "
                    + from.maxBins + " bins into one of accuracy " + mapping.accuracy() + " and " + maxBins + " bins");
        }
        negative.merge(from.negative);
        positive.merge(from.positive);
        zeros += from.zeros;
        min = Math.min(min, from.min);
        max = Math.max(max, from.max);
    }

    /** Whether bins have collapsed since this was made; what it holds can then not be told apart to be taken out again. */
    public boolean hasCollapsed() {
        return negative.hasCollapsed() || positive.hasCollapsed();
    }

    /**
     * Takes out a value that is among those taken in; this must not have {@linkplain #hasCollapsed collapsed}. Which bounds
     * are left, a sketch does not know: the caller {@linkplain #setBounds sets} them before reading.
     */
    public void remove(double value) {
        if (value >= Double.MIN_NORMAL) {
            positive.remove(mapping.index(value), 1);
        } else if (value <= -Double.MIN_NORMAL) {
            negative.remove(mapping.index(-value), 1);
        } else {
            zeros--;
        }
    }

    /**
     * Takes out all values of another sketch of the same parameters, as {@link #remove} takes out one; the other stays as it
     * is and may have collapsed before it was merged into this one.
     */
    public void removeAll(DDSketch other) {
        negative.removeAll(other.negative);
        positive.removeAll(other.positive);
        zeros -= other.zeros;
    }

    /** Says what the smallest and the largest value are, once others were {@linkplain #remove removed}. */
    public void setBounds(double newMin, double newMax) {
        min = newMin;
        max = newMax;
    }

    /** A deep copy. */
    public DDSketch copy() {
        return new DDSketch(mapping, maxBins, negative.copy(), positive.copy(), zeros, min, max);
    }

    /** Number of values. */
    public long count() {
        return negative.total() + zeros + positive.total();
    }

    /**
     * The k-th smallest value, counted from 0: exact for the first and the last, else within the relative accuracy.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= k < count()}
     */
    public double valueAtRank(long k) {
        long count = count();
        if (k < 0 || k >= count) {
            throw new IndexOutOfBoundsException("no rank " + k + " among " + count + " values");
        }
        if (k == 0) {
            return min;
        }
        if (k == count - 1) {
            return max;
        }
        // No true value lies outside [min, max], so the clamp can only bring the bin's value closer.
        return Math.min(max, Math.max(min, binValueAtRank(k)));
    }

    private double binValueAtRank(long k) {
        long below = negative.total();
        if (k < below) {
            // The smallest negative value has the largest magnitude.
            return -mapping.value(negative.indexAtRank(below - 1 - k));
        }
        long rank = k - below - zeros;
        return rank < 0 ? 0.0 : mapping.value(positive.indexAtRank(rank));
    }

    /** The smallest value; infinity when there is none. */
    public double min() {
        return min;
    }

    /** The largest value; -infinity when there is none. */
    public double max() {
        return max;
    }

    LogarithmicMapping mapping() {
        return mapping;
    }

    long zeros() {
        return zeros;
    }

    BinStore negative() {
        return negative;
    }

    BinStore positive() {
        return positive;
    }

    private static int checkBins(int maxBins) {
        if (maxBins < 1 || maxBins > MAX_BINS) {
            throw new IllegalArgumentException(
                    "a sketch needs 1 to " + MAX_BINS + " bins for each sign, found " + maxBins);
        }
        return maxBins;
    }
}
