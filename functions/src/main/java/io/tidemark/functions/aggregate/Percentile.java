package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;

/**
 * The value below which a percentage of a field's values lies: type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50 (1996), linear between the values around rank {@code p/100·(n-1)}.
 *
 * @param p percentage, 0 to 100
 */
record Percentile(Field field, double p, QuantileOptions options) implements Aggregate<Quantiles> {

    private static final double WHOLE = 100;

    Percentile {
        if (!(p >= 0 && p <= WHOLE)) {
            throw new IllegalArgumentException("a percentile must be from 0 to 100, found " + p);
        }
    }

    @Override
    public AccumulatorType<Quantiles> accumulator() {
        return new QuantilesType(field, options);
    }

    @Override
    public Double result(Quantiles accumulator, WindowView window) {
        long count = accumulator.used();
        if (count == 0) {
            return null;
        }
        // Multiplied before it is divided: 99.9 % of 1000 is then 999, not a little more.
        double rank = p * (count - 1) / WHOLE;
        long below = (long) Math.floor(rank);
        long above = (long) Math.ceil(rank);
        double low = accumulator.atRank(below);
        double high = above == below ? low : accumulator.atRank(above);
        return interpolate(low, high, rank - below);
    }

    private static double interpolate(double low, double high, double fraction) {
        double distance = high - low;
        if (Double.isInfinite(distance)) {
            return low * (1 - fraction) + high * fraction;
        }
        return low + fraction * distance;
    }
}
