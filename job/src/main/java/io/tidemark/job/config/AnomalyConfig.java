package io.tidemark.job.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * A z-score detector for each key.
 *
 * @param name unique among the anomalies
 * @param of {@code value}, or a window's result as {@code window.aggregate}
 * @param threshold how many standard deviations from the mean are still ordinary
 * @param warmUp how many values are learnt before the first is judged
 * @param learnAnomalies whether an anomaly moves the baseline
 * @param relearnAfter how many anomalies in a row become the new baseline
 * @param halfLife after which a value weighs half as much; {@code null} for equal weights
 */
public record AnomalyConfig(
        String name,
        String of,
        double threshold,
        int warmUp,
        boolean learnAnomalies,
        int relearnAfter,
        Duration halfLife)
        implements Serializable {}
