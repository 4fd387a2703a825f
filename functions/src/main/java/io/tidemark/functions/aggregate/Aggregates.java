package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;

/**
 * All kinds of aggregates.
 *
 * <p>Numeric ones skip events whose field is absent or not a number, those of texts events without the field. Adding an event
 * is O(1) unless said otherwise. Results depend only on the multiset of events, floating-point sums within 1e-9 relative.
 * Aggregates of one field that can be read from one accumulator share it; the groups are said below.
 */
public final class Aggregates {

    private static final double MEDIAN = 50;

    private Aggregates() {}

    /** The number of events, a {@code Long}; 0 of nothing. Keeps no state, as {@link #rate}. */
    public static Aggregate<?> count() {
        return new Count();
    }

    /** The number of events that carry a field, number or text; a {@code Long}, 0 of nothing. */
    public static Aggregate<?> count(Field field) {
        return new FieldCount(field);
    }

    /**
     * The sum; 0.0 of nothing. Compensated (Neumaier 1974), and free of overflow unless the sum itself is out of range, which
     * fails. Shares with {@link #avg}.
     */
    public static Aggregate<?> sum(Field field) {
        return new Sum(field);
    }

    /** The arithmetic mean; {@code null} of nothing. Shares with {@link #sum}. */
    public static Aggregate<?> avg(Field field) {
        return new Average(field);
    }

    /** The smallest value; {@code null} of nothing. Shares with {@link #max} and {@link #range}. */
    public static Aggregate<?> min(Field field) {
        return new Minimum(field);
    }

    /** The largest value; {@code null} of nothing. Shares with {@link #min} and {@link #range}. */
    public static Aggregate<?> max(Field field) {
        return new Maximum(field);
    }

    /**
     * The largest value less the smallest; {@code null} of nothing, fails when out of range. Shares with {@link #min} and
     * {@link #max}.
     */
    public static Aggregate<?> range(Field field) {
        return new Range(field);
    }

    /**
     * The variance, in the square of the field's unit. One pass (Welford 1962), merged by the formula of Chan, Golub and
     * LeVeque (1979). Fails when out of range. Shares with {@link #stddev}.
     *
     * @param population divides by n, {@code null} of nothing; else by n - 1, {@code null} below two values
     */
    public static Aggregate<?> variance(Field field, boolean population) {
        return new Variance(field, population);
    }

    /**
     * The square root of the {@linkplain #variance variance}, in the field's unit; {@code null} and failing where that is.
     */
    public static Aggregate<?> stddev(Field field, boolean population) {
        return new StandardDeviation(field, population);
    }

    /** A {@linkplain #percentile(Field, double, QuantileOptions) percentile} of default options. */
    public static Aggregate<?> percentile(Field field, double p) {
        return percentile(field, p, QuantileOptions.DEFAULT);
    }

    /**
     * The percentile p, type 7 of Hyndman and Fan (1996): linear between the values around rank {@code p/100·(n-1)}; {@code
     * null} of nothing. Exact up to the limit of the options; beyond it the two values are those of a DDSketch (PVLDB 2019),
     * each within the relative accuracy. Reading costs a sort of the exact values or O(bins). All percentiles of one field
     * and the same options share.
     *
     * @param p percentage, 0 to 100: 99.9, not 0.999
     * @throws IllegalArgumentException when p is out of range
     */
    public static Aggregate<?> percentile(Field field, double p, QuantileOptions options) {
        return new Percentile(field, p, options);
    }

    /** The {@linkplain #percentile(Field, double) percentile} 50; {@code null} of nothing. */
    public static Aggregate<?> median(Field field) {
        return median(field, QuantileOptions.DEFAULT);
    }

    /** The {@linkplain #percentile(Field, double, QuantileOptions) percentile} 50; {@code null} of nothing. */
    public static Aggregate<?> median(Field field, QuantileOptions options) {
        return percentile(field, MEDIAN, options);
    }

    /**
     * The number of different texts, a {@code Long}; 0 of nothing. Exact up to 128, then a HyperLogLog of 4096 registers with
     * a standard error of 1.6 %, in 2 KiB.
     */
    public static Aggregate<?> distinct(Field field) {
        return new Distinct(field);
    }

    /** The number of the earliest event, of several at that time the smallest; {@code null} of nothing. Shares with last. */
    public static Aggregate<?> first(Field field) {
        return new First(field);
    }

    /** The number of the latest event, of several at that time the largest; {@code null} of nothing. Shares with first. */
    public static Aggregate<?> last(Field field) {
        return new Last(field);
    }

    /**
     * Events per second of the window's length, a {@code Double}; 0.0 of nothing. A session is as long as from its first to
     * its last event and the gap. Fails for a window without bounds. Keeps no state, as {@link #count()}.
     */
    public static Aggregate<?> rate() {
        return new Rate();
    }

    /**
     * The k most frequent texts, a list of maps {@code {"value": String, "count": Long, "exact": Boolean}}, most frequent
     * first, those of one count by text; empty of nothing. Exact up to 768 different texts; beyond that a frequent-items
     * sketch (Anderson et al., "A high-performance algorithm for identifying frequent items in data streams", 2017) gives
     * upper bounds that are too high by at most 0.35 % of all events, and says {@code "exact": false}; which bounds those
     * are depends on the order of events. All k of one field share.
     *
     * @param k 1 to 256
     * @throws IllegalArgumentException when k is out of range
     */
    public static Aggregate<?> topK(Field field, int k) {
        return new TopK(field, k);
    }
}
