package io.tidemark.functions.running;

import java.time.Duration;

/** The detectors there are. */
public final class AnomalyDetectors {

    private AnomalyDetectors() {}

    /**
     * By the distance from the mean in sample standard deviations: {@code |x - mean| / stddev}. Constant time and some tens of bytes
     * a key.
     */
    public static AnomalyDetector<?> zScore(ZScoreOptions options) {
        Duration halfLife = options.halfLife();
        return new BaselineDetector<>(
                "z-score",
                options.rules(),
                halfLife == null ? MomentsBaselineType.OF_ALL : new MomentsBaselineType(halfLife.toMillis()));
    }

    /**
     * By the distance from the median of the last n values in median absolute deviations, on the scale of a standard deviation:
     * {@code |x - median| / (1.4826 · MAD)}. An outlier or two move it not at all. For n values O(n) a value, nearly all of it one
     * move of memory, and 16·n bytes a key.
     */
    public static AnomalyDetector<?> robust(RobustOptions options) {
        return new BaselineDetector<>("robust", options.rules(), new RecentBaselineType(options.values()));
    }

    /**
     * A detector for each bucket of a season, such as each hour of the day: a value is judged by those of the same bucket alone,
     * and in-a-row is within the bucket. Only buckets that have seen a value take memory.
     */
    public static AnomalyDetector<?> seasonal(SeasonOptions options, AnomalyDetector<?> inner) {
        return new SeasonalDetector<>(options, inner);
    }
}
