package io.tidemark.job.config;

import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.Map;
import java.util.Optional;

/** One output; adds to its mapping how the default is written. */
record OutputType(ObjectType<OutputConfig> mapping) implements ValueType<OutputConfig> {

    @Override
    public Optional<OutputConfig> read(YamlValue value) {
        return mapping.read(value);
    }

    @Override
    public Map<String, Object> schema() {
        return mapping.schema();
    }

    /** Defaults print, and nothing else is ever a default. */
    @Override
    public Object write(OutputConfig value) {
        return Map.of("print", Map.of());
    }
}
