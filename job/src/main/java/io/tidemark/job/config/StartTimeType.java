package io.tidemark.job.config;

import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ISO 8601 time with its zone, within 64 bits of milliseconds, or {@code now}. */
enum StartTimeType implements ValueType<Instant> {
    INSTANCE;

    /** Stands for {@code now}; a time of the file never reaches it. */
    static final Instant NOW = Instant.MAX;

    @Override
    public Optional<Instant> read(YamlValue value) {
        Optional<String> text = value.text();
        if (text.filter("now"::equals).isPresent()) {
            return Optional.of(NOW);
        }
        Optional<Instant> time = text.flatMap(StartTimeType::parse);
        return time.isPresent() ? time : value.expected("now or a time such as 2026-01-31T12:00:00Z");
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Map.of("const", "now"), Map.of("type", "string", "format", "date-time")));
    }

    @Override
    public Object write(Instant value) {
        return value.equals(NOW) ? "now" : value.toString();
    }
}
