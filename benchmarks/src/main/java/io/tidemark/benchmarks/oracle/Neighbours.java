package io.tidemark.benchmarks.oracle;

/**
 * The two values between which a percentile lies.
 *
 * @param below the value at or below the R-7 rank {@code p(n - 1)}, ranks counted from 0
 * @param above the value at or above it
 */
record Neighbours(double below, double above) {

    /** The bound of DDSketch, and a rounding. */
    private static final double RELATIVE_ACCURACY = 0.01 + 1e-9;

    /**
     * @param fraction of the percentile, from 0 to 1
     */
    static Neighbours of(double[] sorted, double fraction) {
        double rank = fraction * (sorted.length - 1);
        return new Neighbours(sorted[(int) Math.floor(rank)], sorted[(int) Math.ceil(rank)]);
    }

    /** Whether an engine's percentile is right: it may interpolate or take either neighbour. Values are positive. */
    boolean accept(double found) {
        return found >= below * (1 - RELATIVE_ACCURACY) && found <= above * (1 + RELATIVE_ACCURACY);
    }
}
