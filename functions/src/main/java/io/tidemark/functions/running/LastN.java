package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last n values in the order they came. Shows a map: {@code count} (a {@code Long}, up to n), {@code mean}, {@code min},
 * {@code max}, {@code stddev} (sample, {@code null} below two values) and one entry for each percentile, {@code p95} or {@code
 * p99.9}; {@code null} before the first value. Reading costs a sort, O(n log n); adding O(1); memory 8 bytes a value.
 *
 * @param n how many values are kept, 1 to {@value #MAX_N}
 * @param percentiles percentages, 0 to 100, that a result shows: type 7 of Hyndman and Fan (1996), rank {@code p/100·(n-1)}
 */
public record LastN(int n, List<Double> percentiles) implements RunningStatistic<LastN.State> {

    /** The most values that can be kept: every key holds so many. */
    public static final int MAX_N = 10_000;

    private static final double WHOLE = 100;

    /** The values of one key. */
    public static final class State {
        private final RecentRing values;

        private State(RecentRing values) {
            this.values = values;
        }
    }

    /**
     * @throws IllegalArgumentException when a parameter is out of range
     */
    public LastN {
        percentiles = List.copyOf(percentiles);
        if (n < 1 || n > MAX_N) {
            throw new IllegalArgumentException("last-n keeps 1 to " + MAX_N + " values, found n = " + n);
        }
        for (double p : percentiles) {
            if (!(p >= 0 && p <= WHOLE)) {
                throw new IllegalArgumentException("a percentile must be from 0 to 100, found " + p);
            }
        }
    }

    @Override
    public State create() {
        return new State(new RecentRing(n));
    }

    @Override
    public void add(State state, long time, double value) {
        state.values.add(Double.doubleToRawLongBits(value));
    }

    /**
     * @throws ArithmeticException when the standard deviation is out of the range of a double
     */
    @Override
    public Map<String, Object> result(State state) {
        int count = state.values.size();
        if (count == 0) {
            return null;
        }
        double[] sorted = new double[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = Double.longBitsToDouble(state.values.get(i));
        }
        double mean = mean(sorted);
        Double stddev = count < 2 ? null : stddev(sorted, mean);
        Arrays.sort(sorted);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("count", (long) count);
        shown.put("mean", mean);
        shown.put("min", sorted[0]);
        shown.put("max", sorted[count - 1]);
        shown.put("stddev", stddev);
        for (double p : percentiles) {
            shown.put("p" + BigDecimal.valueOf(p).stripTrailingZeros().toPlainString(), percentile(sorted, p));
        }
        return shown;
    }

    /** Each value is divided before it is added, where the sum would leave the range of a double. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        if (Double.isFinite(sum)) {
            return sum / values.length;
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    /**
     * Two passes, the second corrected for the rounding of the mean: T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for
     * computing the sample variance", The American Statistician 37 (1983), formula 1.7.
     */
    private static double stddev(double[] values, double mean) {
        double squares = 0;
        double distances = 0;
        for (double value : values) {
            double distance = value - mean;
            squares += distance * distance;
            distances += distance;
        }
        double corrected = squares - distances * distances / values.length;
        if (!Double.isFinite(corrected)) {
            throw new ArithmeticException("the standard deviation is out of the range of a 64-bit float");
        }
        return Math.sqrt(Math.max(0, corrected) / (values.length - 1));
    }

    private static double percentile(double[] sorted, double p) {
        // Multiplied before it is divided: 99.9 % of 1000 is then 999, not a little more.
        double rank = p * (sorted.length - 1) / WHOLE;
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        double fraction = rank - below;
        // Weighed, not moved by a share of the distance, which may be infinite; equal neighbours stay exactly as they
        // are.
        return sorted[below] == sorted[above]
                ? sorted[below]
                : sorted[below] * (1 - fraction) + sorted[above] * fraction;
    }

    /** As {@link RecentRing} writes the bits of the values. */
    @Override
    public void write(State state, DataOutput out) throws IOException {
        state.values.write(out);
    }

    @Override
    public State read(DataInput in) throws IOException {
        return new State(RecentRing.read(n, in));
    }

    /** Percentiles are read from the values, and may change. */
    @Override
    public String signature() {
        return "last-n(n=" + n + ")/1";
    }
}
