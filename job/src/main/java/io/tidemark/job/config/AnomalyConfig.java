package io.tidemark.job.config;

import io.tidemark.functions.running.AnomalyDetector;
import io.tidemark.functions.running.AnomalyDetectors;
import io.tidemark.functions.running.RobustOptions;
import io.tidemark.functions.running.SeasonOptions;
import io.tidemark.functions.running.ZScoreOptions;
import java.io.Serializable;

/**
 * A detector of anomalies for each key, with either a z-score or a robust score.
 *
 * @param name unique among the anomalies
 * @param of {@code value}, or a window's result as {@code window.aggregate}
 * @param zScore {@code null} for the other score
 * @param robust {@code null} for the other score
 * @param season whose buckets have baselines of their own; {@code null} for one baseline
 */
public record AnomalyConfig(String name, String of, ZScoreOptions zScore, RobustOptions robust, SeasonOptions season)
        implements Serializable {

    /** What judges. */
    public AnomalyDetector<?> detector() {
        AnomalyDetector<?> score = zScore == null ? AnomalyDetectors.robust(robust) : AnomalyDetectors.zScore(zScore);
        return season == null ? score : AnomalyDetectors.seasonal(season, score);
    }

    /** Whether it judges events; otherwise results of a window. */
    public boolean isOfEvents() {
        return of.equals(AggregateOptions.VALUE);
    }
}
