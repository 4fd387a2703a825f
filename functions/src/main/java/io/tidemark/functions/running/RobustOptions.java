package io.tidemark.functions.running;

import java.io.Serializable;

/**
 * What a robust detector goes by.
 *
 * @param values how many of the last values make the baseline; 3 to {@value #MAX_VALUES}
 */
public record RobustOptions(DetectorRules rules, int values) implements Serializable {

    /** A key keeps 16 bytes for each value, and as much again while anomalies come in a row. */
    public static final int MAX_VALUES = 10_000;

    /** The threshold is well above the 3.5 of the textbooks, as real series have heavier tails than the normal distribution. */
    public static final RobustOptions DEFAULTS = new RobustOptions(
            new DetectorRules(6.0, DetectorRules.DEFAULT_WARM_UP, false, DetectorRules.DEFAULT_RELEARN_AFTER), 300);

    public RobustOptions {
        if (values < 3 || values > MAX_VALUES) {
            throw new IllegalArgumentException("a robust baseline has 3 to " + MAX_VALUES + " values, found " + values);
        }
    }
}
