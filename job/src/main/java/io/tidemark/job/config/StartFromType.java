package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where reading Kafka starts, kept as written. */
enum StartFromType implements ValueType<String> {
    INSTANCE;

    private static final List<String> WORDS = List.of("committed", "earliest", "latest");

    @Override
    public Optional<String> read(YamlValue value) {
        Optional<String> text = value.text();
        if (text.isPresent() && (WORDS.contains(text.get()) || isTime(text.get()))) {
            return text;
        }
        value.problem("expected committed, earliest, latest or a time such as 2026-01-31T12:00:00Z, found "
                + value.describe()
                + text.map(found -> Suggestions.didYouMean(found, WORDS)).orElse(""));
        return Optional.empty();
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Map.of("enum", WORDS), Map.of("type", "string", "format", "date-time")));
    }
}
