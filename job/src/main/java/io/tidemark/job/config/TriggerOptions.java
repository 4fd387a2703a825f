package io.tidemark.job.config;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.Triggers;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.EitherType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import java.time.Duration;
import java.util.List;

/** What may be written as {@code trigger}. */
final class TriggerOptions {

    static final Option<Long> COUNT =
            Option.optional("count", IntegerType.atLeast(1), "Fires after so many further events.");
    static final Option<Duration> PROCESSING_TIME = Option.optional(
            "processing-time",
            DurationType.POSITIVE,
            "Fires so often, by the wall clock, while there are unfired events.");

    private static final ObjectType<Trigger> MAPPING =
            ObjectType.of(List.of(), TriggerOptions::trigger).exactlyOneOf(List.of(COUNT, PROCESSING_TIME));

    /** One trigger or a list; the same one twice would fire twice. */
    static final ListType<Trigger> TYPE = ListType.oneOrMore(new EitherType<>(
                    "watermark", Triggers.watermark(), MAPPING, "watermark, {count: 100} or {processing-time: 5s}"))
            .distinctBy(Trigger::signature);

    private TriggerOptions() {}

    private static Trigger trigger(Section section) {
        return section.has(COUNT)
                ? Triggers.count(section.get(COUNT))
                : Triggers.processingTime(section.get(PROCESSING_TIME));
    }
}
