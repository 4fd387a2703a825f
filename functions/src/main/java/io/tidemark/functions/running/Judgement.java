package io.tidemark.functions.running;

/**
 * The numbers that led to the latest verdict of a detector. Mutable, so that one of them serves all values: take what you need
 * before the next value is judged. A number that there is not is NaN.
 */
public final class Judgement {

    private double value = Double.NaN;
    private double mean = Double.NaN;
    private double stddev = Double.NaN;
    private double score = Double.NaN;
    private double threshold = Double.NaN;

    /** For detectors: overwrites all numbers. */
    public void set(double value, double mean, double stddev, double score, double threshold) {
        this.value = value;
        this.mean = mean;
        this.stddev = stddev;
        this.score = score;
        this.threshold = threshold;
    }

    /** The value that was judged. */
    public double value() {
        return value;
    }

    /** What the detector expected: the mean of its baseline, or its median; NaN before it has any. */
    public double mean() {
        return mean;
    }

    /** The spread of the baseline on the scale of a standard deviation; NaN while the baseline is too short to have one. */
    public double stddev() {
        return stddev;
    }

    /** {@code |value - mean| / stddev}; NaN where the spread is zero or there is none. */
    public double score() {
        return score;
    }

    /** The score above which a value is an anomaly. */
    public double threshold() {
        return threshold;
    }
}
