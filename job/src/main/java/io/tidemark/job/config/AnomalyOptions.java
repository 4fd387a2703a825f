package io.tidemark.job.config;

import io.tidemark.functions.running.DetectorRules;
import io.tidemark.functions.running.RobustOptions;
import io.tidemark.functions.running.SeasonOptions;
import io.tidemark.functions.running.ZScoreOptions;
import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.DecimalType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one anomaly detector. What a score goes by when the file does not say depends on the score and on whether there
 * is a season.
 */
final class AnomalyOptions {

    static final Option<Double> THRESHOLD = Option.optional(
            "threshold",
            new DecimalType(0, true, Double.POSITIVE_INFINITY, false),
            "The score, in standard deviations, above which a value is an anomaly; by default "
                    + ZScoreOptions.DEFAULTS.rules().threshold() + " for z-score, "
                    + ZScoreOptions.SEASONAL_DEFAULTS.rules().threshold() + " with a season, and "
                    + RobustOptions.DEFAULTS.rules().threshold() + " for robust.");
    static final Option<Long> WARM_UP = Option.optional(
            "warm-up",
            new IntegerType(2, Integer.MAX_VALUE),
            "How many values a baseline learns before one is judged; "
                    + ZScoreOptions.DEFAULTS.rules().warmUp() + " by default.");
    static final Option<Boolean> LEARN_ANOMALIES = Option.optional(
            "learn-anomalies",
            new BooleanType(),
            "Whether an anomaly moves the baseline; by default only of a z-score with a season.");
    static final Option<Long> RELEARN_AFTER = Option.optional(
            "relearn-after",
            new IntegerType(1, Integer.MAX_VALUE),
            "How many anomalies in a row become the new baseline, when they are not learned; "
                    + ZScoreOptions.DEFAULTS.rules().relearnAfter() + " by default.");
    static final Option<Duration> HALF_LIFE = Option.optional(
            "half-life",
            ProcessorOptions.orNone(DurationType.POSITIVE),
            "Event time after which a value weighs half as much; none, the default without a season, for equal weights; "
                    + Durations.format(ZScoreOptions.SEASONAL_DEFAULTS.halfLife()) + " with a season.");
    static final Option<Long> N = Option.optional(
            "n",
            new IntegerType(3, RobustOptions.MAX_VALUES),
            "Of how many of the last values the median and the median deviation are; " + RobustOptions.DEFAULTS.values()
                    + " by default.");

    static final Option<String> NAME =
            Option.required("name", TextType.NAME, "Names the detector in its records and in state; unique.");
    static final Option<String> OF = Option.of(
            "of",
            TextType.ANY,
            AggregateOptions.VALUE,
            "What is judged: value, or a window's on-time results as window.aggregate.");
    static final Option<Section> Z_SCORE = Option.optional(
            "z-score",
            ObjectType.of(List.of(THRESHOLD, WARM_UP, LEARN_ANOMALIES, RELEARN_AFTER, HALF_LIFE), section -> section),
            "Judges by the distance from the mean in standard deviations.");
    static final Option<Section> ROBUST = Option.optional(
            "robust",
            ObjectType.of(List.of(THRESHOLD, WARM_UP, LEARN_ANOMALIES, RELEARN_AFTER, N), section -> section),
            "Judges by the distance from the median of the last n values in median deviations.");
    static final Option<Duration> SEASON = Option.optional(
            "season",
            DurationType.POSITIVE,
            "After which values are expected to come again, such as 1d or 7d: each bucket of it has a baseline of its own.");
    static final Option<Duration> BUCKET = Option.optional(
            "bucket",
            DurationType.POSITIVE,
            "Length of a season's buckets; " + Durations.format(SeasonOptions.DEFAULTS.bucket()) + " by default.");
    static final Option<ZoneId> TIME_ZONE =
            Option.optional("time-zone", ZoneType.INSTANCE, "Whose local time the season follows; UTC by default.");

    static final ListType<AnomalyConfig> LIST = ListType.of(
                    ObjectType.of(List.of(NAME, OF, SEASON, BUCKET, TIME_ZONE), AnomalyOptions::anomaly)
                            .exactlyOneOf(List.of(Z_SCORE, ROBUST))
                            .check(AnomalyOptions::checkSeason))
            .distinct(NAME);

    private AnomalyOptions() {}

    private static void checkSeason(Section section) {
        if (section.lacks(SEASON)) {
            for (Option<?> option : List.of(BUCKET, TIME_ZONE)) {
                if (section.has(option)) {
                    section.problem(option, option.key() + " is of a season, and there is none; add season: 1d");
                }
            }
            return;
        }
        Optional<Duration> season = section.find(SEASON);
        Optional<Duration> bucket = section.has(BUCKET) ? section.find(BUCKET) : Optional.of(defaultBucket());
        if (season.isEmpty() || bucket.isEmpty()) {
            return;
        }
        long seasonMillis = season.get().toMillis();
        long bucketMillis = bucket.get().toMillis();
        String found = "found a season of " + Durations.format(season.get()) + " and buckets of "
                + Durations.format(bucket.get());
        if (seasonMillis % bucketMillis != 0) {
            section.problem(section.has(BUCKET) ? BUCKET : SEASON, "a season is a whole number of buckets, " + found);
        } else if (seasonMillis / bucketMillis > SeasonOptions.MAX_BUCKETS) {
            section.problem(
                    section.has(BUCKET) ? BUCKET : SEASON,
                    "a season has at most " + SeasonOptions.MAX_BUCKETS + " buckets, " + found);
        }
    }

    private static Duration defaultBucket() {
        return SeasonOptions.DEFAULTS.bucket();
    }

    private static AnomalyConfig anomaly(Section section) {
        SeasonOptions season = section.find(SEASON)
                .map(length -> new SeasonOptions(
                        length,
                        section.find(BUCKET).orElse(defaultBucket()),
                        section.find(TIME_ZONE).orElse(SeasonOptions.DEFAULTS.zone())))
                .orElse(null);
        ZScoreOptions zScore = section.find(Z_SCORE)
                .map(score -> zScore(score, season == null ? ZScoreOptions.DEFAULTS : ZScoreOptions.SEASONAL_DEFAULTS))
                .orElse(null);
        RobustOptions robust = section.find(ROBUST).map(AnomalyOptions::robust).orElse(null);
        return new AnomalyConfig(section.get(NAME), section.get(OF), zScore, robust, season);
    }

    private static ZScoreOptions zScore(Section score, ZScoreOptions defaults) {
        Duration halfLife =
                score.find(HALF_LIFE).map(ProcessorOptions::nullIfNone).orElse(null);
        return new ZScoreOptions(rules(score, defaults.rules()), score.has(HALF_LIFE) ? halfLife : defaults.halfLife());
    }

    private static RobustOptions robust(Section score) {
        RobustOptions defaults = RobustOptions.DEFAULTS;
        return new RobustOptions(
                rules(score, defaults.rules()),
                score.find(N).map(Math::toIntExact).orElse(defaults.values()));
    }

    private static DetectorRules rules(Section score, DetectorRules defaults) {
        return new DetectorRules(
                score.find(THRESHOLD).orElse(defaults.threshold()),
                score.find(WARM_UP).map(Math::toIntExact).orElse(defaults.warmUp()),
                score.find(LEARN_ANOMALIES).orElse(defaults.learnAnomalies()),
                score.find(RELEARN_AFTER).map(Math::toIntExact).orElse(defaults.relearnAfter()));
    }

    /** What holds of a detector, by path below it: what {@link #LIST} has filled in is among it. */
    static Map<String, String> settings(AnomalyConfig anomaly) {
        Map<String, String> settings = new LinkedHashMap<>();
        String score = anomaly.zScore() == null ? ROBUST.key() : Z_SCORE.key();
        DetectorRules rules = anomaly.zScore() == null
                ? anomaly.robust().rules()
                : anomaly.zScore().rules();
        settings.put(score + "." + THRESHOLD.key(), String.valueOf(rules.threshold()));
        settings.put(score + "." + WARM_UP.key(), String.valueOf(rules.warmUp()));
        settings.put(score + "." + LEARN_ANOMALIES.key(), String.valueOf(rules.learnAnomalies()));
        settings.put(score + "." + RELEARN_AFTER.key(), String.valueOf(rules.relearnAfter()));
        if (anomaly.zScore() == null) {
            settings.put(score + "." + N.key(), String.valueOf(anomaly.robust().values()));
        } else {
            Duration halfLife = anomaly.zScore().halfLife();
            settings.put(score + "." + HALF_LIFE.key(), halfLife == null ? "none" : Durations.format(halfLife));
        }
        if (anomaly.season() != null) {
            settings.put(BUCKET.key(), Durations.format(anomaly.season().bucket()));
            settings.put(
                    TIME_ZONE.key(),
                    String.valueOf(ZoneType.INSTANCE.write(anomaly.season().zone())));
        }
        return settings;
    }
}
