package io.tidemark.job.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of any keys to text, numbers and booleans, all kept as written; the properties of a client library. */
public record TextMapType() implements ValueType<Map<String, String>> {

    @Override
    public Optional<Map<String, String>> read(YamlValue value) {
        if (!value.isMapping()) {
            return value.expected("a mapping of names to values");
        }
        int before = value.problems().count();
        Map<String, String> read = new LinkedHashMap<>();
        value.entries().forEach((key, child) -> {
            Optional<String> text = child.anyScalar();
            if (text.isPresent()) {
                read.put(key, text.get());
            } else {
                child.expected("text, a number or a boolean");
            }
        });
        return value.problems().count() == before ? Optional.of(Collections.unmodifiableMap(read)) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", Map.of("type", List.of("string", "number", "boolean")));
    }
}
