package io.tidemark.functions.running;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a z-score detector goes by.
 *
 * @param halfLife event time after which a value weighs half as much in mean and standard deviation, of 1 ms or more; {@code null}
 *     for equal weights
 */
public record ZScoreOptions(DetectorRules rules, Duration halfLife) implements Serializable {

    /** For a key with one baseline. */
    public static final ZScoreOptions DEFAULTS = new ZScoreOptions(
            new DetectorRules(3.0, DetectorRules.DEFAULT_WARM_UP, false, DetectorRules.DEFAULT_RELEARN_AFTER), null);

    /**
     * For a baseline in each bucket of a season. A bucket sees a value now and then only, so a new level would go on alarming for
     * days if a bucket had to see {@code relearnAfter} of them: anomalies are learned, and fade within weeks.
     */
    public static final ZScoreOptions SEASONAL_DEFAULTS = new ZScoreOptions(
            new DetectorRules(4.0, DetectorRules.DEFAULT_WARM_UP, true, DetectorRules.DEFAULT_RELEARN_AFTER),
            Duration.ofDays(7));

    public ZScoreOptions {
        if (halfLife != null && halfLife.toMillis() < 1) {
            throw new IllegalArgumentException("a half-life is 1 ms or longer, found " + halfLife);
        }
    }
}
