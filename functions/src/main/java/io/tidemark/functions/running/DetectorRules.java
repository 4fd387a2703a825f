package io.tidemark.functions.running;

import java.io.Serializable;

/**
 * When a value is an anomaly, and what becomes of it.
 *
 * @param threshold the score above which a value is an anomaly; positive
 * @param warmUp how many values a baseline has learned before one is judged by it; at least 2
 * @param learnAnomalies whether an anomaly moves the baseline as any other value does
 * @param relearnAfter how many anomalies in a row become the baseline in place of the old one, when they are not learned; at
 *     least 1. A baseline of fewer values than {@code warmUp} warms up first.
 */
public record DetectorRules(double threshold, int warmUp, boolean learnAnomalies, int relearnAfter)
        implements Serializable {

    /** Anomalies within the default warm-up are not told, and 30 in a row are the new normal. */
    static final int DEFAULT_WARM_UP = 30;

    static final int DEFAULT_RELEARN_AFTER = 30;

    public DetectorRules {
        if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a threshold is a positive number, found " + threshold);
        }
        if (warmUp < 2) {
            throw new IllegalArgumentException("a spread needs a warm-up of 2 values or more, found " + warmUp);
        }
        if (relearnAfter < 1) {
            throw new IllegalArgumentException(
                    "a baseline is relearned after 1 anomaly or more, found " + relearnAfter);
        }
    }
}
