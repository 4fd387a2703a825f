package io.tidemark.job.config;

import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The options below {@code event}. */
final class EventOptions {

    static final Option<List<String>> KEY = Option.required(
            "key",
            ListType.of(FieldNames.TYPE).distinctBy(field -> field),
            "Fields that make the key, a.b for b inside the object a; [] for one key for all events.");
    static final Option<String> TIME = Option.optional(
            "time", FieldNames.TYPE, "Field of the event's time; may be left out under processor.time: processing.");
    static final Option<TimeFormat> TIME_FORMAT = Option.of(
            "time-format",
            TimeFormatType.INSTANCE,
            new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, null, ZoneOffset.UTC),
            "epoch-millis, epoch-seconds, iso-8601, or a java.time pattern such as yyyy-MM-dd HH:mm:ss.");
    static final Option<ZoneId> TIME_ZONE =
            Option.of("time-zone", ZoneType.INSTANCE, ZoneOffset.UTC, "The zone of times that name none.");
    static final Option<String> VALUE =
            Option.optional("value", FieldNames.TYPE, "Field that aggregates read unless they name one.");

    static final ObjectType<EventConfig> TYPE =
            ObjectType.of(List.of(KEY, TIME, TIME_FORMAT, TIME_ZONE, VALUE), EventOptions::event);

    private EventOptions() {}

    private static EventConfig event(Section section) {
        TimeFormat format = section.get(TIME_FORMAT);
        return new EventConfig(
                section.get(KEY),
                section.get(TIME),
                new TimeFormat(format.kind(), format.pattern(), section.get(TIME_ZONE)),
                section.get(VALUE));
    }
}
