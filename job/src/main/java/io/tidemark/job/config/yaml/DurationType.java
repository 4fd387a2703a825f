package io.tidemark.job.config.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A duration as {@link Durations} writes it.
 *
 * @param min shortest duration; {@code null} when it may be negative
 */
public record DurationType(Duration min) implements ValueType<Duration> {

    /** At least one millisecond. */
    public static final DurationType POSITIVE = new DurationType(Duration.ofMillis(1));

    /** Zero or longer. */
    public static final DurationType NOT_NEGATIVE = new DurationType(Duration.ZERO);

    /** Any, also a negative one. */
    public static final DurationType ANY = new DurationType(null);

    @Override
    public Optional<Duration> read(YamlValue value) {
        Optional<String> text = value.text().or(value::number);
        if (text.isEmpty()) {
            return value.expected("a duration such as 500ms, 2s, 5m, 1h or 1d");
        }
        Duration duration;
        try {
            duration = Durations.parse(text.get());
        } catch (IllegalArgumentException e) {
            value.problem(e.getMessage());
            return Optional.empty();
        }
        if (min != null && duration.compareTo(min) < 0) {
            return value.expected("a duration of at least " + Durations.format(min));
        }
        return Optional.of(duration);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", List.of("string", "integer"), "pattern", Durations.FORM, "maximum", 0, "minimum", 0);
    }

    @Override
    public Object write(Duration value) {
        return value.isZero() ? 0 : Durations.format(value);
    }
}
