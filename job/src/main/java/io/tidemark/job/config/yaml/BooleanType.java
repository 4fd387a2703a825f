package io.tidemark.job.config.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code true} or {@code false}, and nothing that YAML 1.1 took for them. */
public record BooleanType() implements ValueType<Boolean> {

    /** What people write elsewhere, for the advice only. */
    private static final Map<String, Boolean> MEANT =
            Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

    @Override
    public Optional<Boolean> read(YamlValue value) {
        Optional<String> bool = value.bool();
        if (bool.isPresent()) {
            return bool.map("true"::equals);
        }
        String advice = value.text()
                .map(text -> MEANT.get(text.toLowerCase(Locale.ROOT)))
                .map(meant -> "; did you mean " + meant + ", without quotes?")
                .orElse("");
        value.problem("expected true or false, found " + value.describe() + advice);
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "boolean");
    }
}
