package io.tidemark.job.ingest;

import io.tidemark.job.config.EventConfig;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that a decoder has to know about a pipeline's events.
 *
 * @param event where key, time and value stand
 * @param eventTime whether events carry their time; {@code false} takes the arrival and never reads the time field
 * @param fields what aggregates read, the value among them when it is required
 * @param maxFutureSkewMillis how far a time may lie ahead of the wall clock, or {@code null} for no limit
 */
public record EventLayout(EventConfig event, boolean eventTime, List<EventField> fields, Long maxFutureSkewMillis)
        implements Serializable {

    /**
     * @throws IllegalArgumentException when event time has no time field, or two fields share an index
     */
    public EventLayout {
        Objects.requireNonNull(event, "event");
        fields = List.copyOf(fields);
        if (eventTime && (event.time() == null || event.timeFormat() == null)) {
            throw new IllegalArgumentException("event time needs event.time and event.time-format");
        }
        if (maxFutureSkewMillis != null && maxFutureSkewMillis < 0) {
            throw new IllegalArgumentException("max-future-skew is negative: " + maxFutureSkewMillis + " ms");
        }
        Set<Integer> indexes = new LinkedHashSet<>();
        for (EventField field : fields) {
            if (!indexes.add(field.field().index())) {
                throw new IllegalArgumentException(
                        "two fields have the index " + field.field().index());
            }
        }
    }

    /** One more than the highest field index: the length of an event's array of values. */
    public int width() {
        return fields.stream()
                .mapToInt(field -> field.field().index() + 1)
                .max()
                .orElse(0);
    }

    /** Whether any field is read as text. */
    public boolean hasTexts() {
        return fields.stream().anyMatch(EventField::text);
    }

    /** The paths of all fields that stand in a record, each once: key, time, then what aggregates read. */
    public List<String> paths() {
        Set<String> paths = new LinkedHashSet<>(event.key());
        if (event.time() != null) {
            paths.add(event.time());
        }
        for (EventField field : fields) {
            paths.add(field.field().name());
        }
        return List.copyOf(paths);
    }
}
