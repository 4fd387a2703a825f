package io.tidemark.job.config;

import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.DecimalType;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.time.Duration;
import java.util.List;

/** The options of one anomaly detector. */
final class AnomalyOptions {

    static final Option<Double> THRESHOLD = Option.of(
            "threshold",
            new DecimalType(0, true, Double.POSITIVE_INFINITY, false),
            3.0,
            "How many standard deviations from the mean are still ordinary.");
    static final Option<Long> WARM_UP = Option.of(
            "warm-up", new IntegerType(2, Integer.MAX_VALUE), 30L, "How many values are learnt before one is judged.");
    static final Option<Boolean> LEARN_ANOMALIES =
            Option.of("learn-anomalies", new BooleanType(), false, "Whether an anomaly moves the baseline.");
    static final Option<Long> RELEARN_AFTER = Option.of(
            "relearn-after",
            new IntegerType(1, Integer.MAX_VALUE),
            30L,
            "How many anomalies in a row become the new baseline.");
    static final Option<Duration> HALF_LIFE = Option.optional(
            "half-life",
            DurationType.POSITIVE,
            "Event time after which a value weighs half as much; without it all weigh the same.");

    static final Option<String> NAME =
            Option.required("name", TextType.NAME, "Names the detector in its records; unique.");
    static final Option<String> OF = Option.of(
            "of",
            TextType.ANY,
            AggregateOptions.VALUE,
            "What is judged: value, or a window's result as window.aggregate.");
    static final Option<Section> Z_SCORE = Option.required(
            "z-score",
            ObjectType.of(List.of(THRESHOLD, WARM_UP, LEARN_ANOMALIES, RELEARN_AFTER, HALF_LIFE), section -> section),
            "Judges by the distance from the mean in standard deviations.");

    static final ListType<AnomalyConfig> LIST = ListType.of(
                    ObjectType.of(List.of(NAME, OF, Z_SCORE), AnomalyOptions::anomaly))
            .distinct(NAME);

    private AnomalyOptions() {}

    private static AnomalyConfig anomaly(Section section) {
        Section score = section.get(Z_SCORE);
        return new AnomalyConfig(
                section.get(NAME),
                section.get(OF),
                score.get(THRESHOLD),
                Math.toIntExact(score.get(WARM_UP)),
                score.get(LEARN_ANOMALIES),
                Math.toIntExact(score.get(RELEARN_AFTER)),
                score.get(HALF_LIFE));
    }
}
