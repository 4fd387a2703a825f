package io.tidemark.job.config;

import io.tidemark.job.config.yaml.TextType;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of {@link Pattern}, kept as written. */
enum RegexType implements ValueType<String> {
    INSTANCE;

    @Override
    public Optional<String> read(YamlValue value) {
        Optional<String> text = TextType.ANY.read(value);
        if (text.isEmpty()) {
            return text;
        }
        try {
            Pattern.compile(text.get());
            return text;
        } catch (PatternSyntaxException e) {
            return value.expected(
                    "a regular expression (" + e.getDescription() + " at position " + (e.getIndex() + 1) + ")");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "format", "regex");
    }
}
