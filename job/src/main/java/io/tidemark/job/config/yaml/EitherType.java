package io.tidemark.job.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word or something longer, such as {@code each-event} or <code>{every: 1s}</code>; the word wins where both could read the
 * value.
 *
 * @param word tried when it is exactly what is written
 * @param expectation both, in words
 */
public record EitherType<T>(String word, T meaning, ValueType<T> other, String expectation) implements ValueType<T> {

    @Override
    public Optional<T> read(YamlValue value) {
        Optional<String> text = value.text();
        if (text.filter(word::equals).isPresent()) {
            return Optional.of(meaning);
        }
        boolean misspelt =
                text.flatMap(found -> Suggestions.closest(found, List.of(word))).isPresent();
        boolean wrongShape = other instanceof ObjectType && !value.isMapping();
        if (misspelt || wrongShape || value.isNull()) {
            value.problem("expected " + expectation + ", found " + value.describe()
                    + (misspelt ? "; did you mean " + word + "?" : ""));
            return Optional.empty();
        }
        return other.read(value);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(Map.of("const", word), other.schema()));
        return schema;
    }

    @Override
    public Object write(T value) {
        return value.equals(meaning) ? word : other.write(value);
    }
}
