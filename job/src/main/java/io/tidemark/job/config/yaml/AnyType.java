package io.tidemark.job.config.yaml;

import java.util.Map;
import java.util.Optional;

/** Anything at all, to be read later, such as an event in a scenario. */
public record AnyType() implements ValueType<YamlValue> {

    @Override
    public Optional<YamlValue> read(YamlValue value) {
        return Optional.of(value);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of();
    }
}
