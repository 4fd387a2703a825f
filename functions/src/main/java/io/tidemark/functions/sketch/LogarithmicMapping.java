package io.tidemark.functions.sketch;

/**
 * Maps positive normal doubles to the indexes of bins whose bounds grow by a constant factor, and bins to values: bin i holds
 * {@code (gamma^(i-1), gamma^i]} with {@code gamma = (1 + a) / (1 - a)}, and stands for {@code gamma^i · (1 - a)}, which is
 * within the relative accuracy a of every value of the bin.
 *
 * <p>{@link Math#log} and {@link Math#exp} are off by an ulp or so, which at an exponent of 709 is 1e-13. The bins are
 * therefore laid out for an accuracy that is smaller by one part in 65536: their error and that of the arithmetic together
 * stay below what was asked for, for every accuracy from {@link #MIN_ACCURACY}.
 */
final class LogarithmicMapping {

    /** Smallest relative accuracy; keeps indexes within 4e8 and the safety margin above the error of the arithmetic. */
    static final double MIN_ACCURACY = 1e-6;

    private static final double MARGIN = 0x1p-16;

    private final double accuracy;
    private final double logGamma;
    private final double binsPerLog;
    private final double logOneMinusAccuracy;

    /** The last one made: a job has few accuracies, mostly one, and a great many sketches. */
    private static volatile LogarithmicMapping last = new LogarithmicMapping(0.01);

    /** The mapping of an accuracy, shared where it can be. */
    static LogarithmicMapping of(double accuracy) {
        LogarithmicMapping shared = last;
        if (shared.accuracy != accuracy) {
            shared = new LogarithmicMapping(accuracy);
            last = shared;
        }
        return shared;
    }

    private LogarithmicMapping(double accuracy) {
        if (!(accuracy >= MIN_ACCURACY && accuracy < 1)) {
            throw new IllegalArgumentException(
                    "the relative accuracy must be at least " + MIN_ACCURACY + " and below 1, found " + accuracy);
        }
        this.accuracy = accuracy;
        double inner = accuracy * (1 - MARGIN);
        this.logGamma = Math.log1p(inner) - Math.log1p(-inner);
        this.binsPerLog = 1 / logGamma;
        this.logOneMinusAccuracy = Math.log1p(-inner);
    }

    /** The factor between the bounds of a bin. */
    double gamma() {
        return Math.exp(logGamma);
    }

    double accuracy() {
        return accuracy;
    }

    /**
     * The bin of a value.
     *
     * @param value at least {@link Double#MIN_NORMAL}, finite
     */
    int index(double value) {
        return (int) Math.ceil(Math.log(value) * binsPerLog);
    }

    /** The value a bin stands for; infinite for the bin of the largest doubles, whose true values are known to be finite. */
    double value(int index) {
        return Math.exp(index * logGamma + logOneMinusAccuracy);
    }
}
