package io.tidemark.functions.running;

/** Weighted mean and variance; see {@link MomentsBaselineType} for the formulas. */
final class MomentsBaseline implements Baseline {

    long count;
    double mean;
    /** Weighted sum of squared distances from the mean; not finite once it has left the range of a double, and stays so. */
    double squares;
    /** Sum of the weights. The value of the latest event time weighs 1. */
    double weight;
    /** Sum of the squares of the weights. */
    double weightSquares;
    /** The latest event time there has been, in ms. */
    long latest;

    @Override
    public long count() {
        return count;
    }

    @Override
    public double center() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The square root of the unbiased variance under weights that say how much a value counts; of equal ones over n - 1. */
    @Override
    public double spread() {
        double freedom = weight - weightSquares / weight;
        // Also of a single value, of none, and of one beside which all others weigh nothing.
        return freedom > 0 ? Math.sqrt(squares / freedom) : Double.NaN;
    }
}
