package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A time zone by its name or offset. */
enum ZoneType implements ValueType<ZoneId> {
    INSTANCE;

    @Override
    public Optional<ZoneId> read(YamlValue value) {
        Optional<String> text = value.text();
        Optional<ZoneId> zone = text.flatMap(ZoneType::parse);
        if (zone.isEmpty()) {
            value.problem("expected a time zone such as UTC, Europe/Berlin or +02:00, found " + value.describe()
                    + text.map(found -> Suggestions.didYouMean(found, ZoneId.getAvailableZoneIds()))
                            .orElse(""));
        }
        return zone;
    }

    private static Optional<ZoneId> parse(String text) {
        try {
            return Optional.of(text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string");
    }

    @Override
    public Object write(ZoneId value) {
        return value.equals(ZoneOffset.UTC) ? "UTC" : value.getId();
    }
}
