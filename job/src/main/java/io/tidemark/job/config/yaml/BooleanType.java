package io.tidemark.job.config.yaml;

import java.util.Map;
import java.util.Optional;

/** {@code true} or {@code false}, and nothing that YAML 1.1 took for them. */
public record BooleanType() implements ValueType<Boolean> {

    @Override
    public Optional<Boolean> read(YamlValue value) {
        Optional<String> bool = value.bool();
        return bool.isPresent() ? bool.map("true"::equals) : value.expected("true or false, without quotes");
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "boolean");
    }
}
