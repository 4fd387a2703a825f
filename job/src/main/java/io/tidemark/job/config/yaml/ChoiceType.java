package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of some words. */
public final class ChoiceType<T> implements ValueType<T> {

    /** The values by their words, in the order of declaration. */
    private final Map<String, T> values;

    private ChoiceType(Map<String, T> values) {
        this.values = values;
    }

    /** The constants of an enum, {@code AT_LEAST_ONCE} written {@code at-least-once}. */
    public static <E extends Enum<E>> ChoiceType<E> of(Class<E> type) {
        Map<String, E> values = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            values.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new ChoiceType<>(values);
    }

    /** One word. */
    public static <T> ChoiceType<T> of(String word, T value) {
        Map<String, T> values = new LinkedHashMap<>();
        values.put(word, value);
        return new ChoiceType<>(values);
    }

    @Override
    public Optional<T> read(YamlValue value) {
        Optional<String> text = value.text();
        Optional<T> choice = text.map(values::get);
        if (choice.isPresent()) {
            return choice;
        }
        String one = values.size() == 1 ? "" : "one of ";
        value.problem("expected " + one + String.join(", ", values.keySet()) + ", found " + value.describe()
                + text.map(found -> Suggestions.didYouMean(found, values.keySet()))
                        .orElse(""));
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", List.copyOf(values.keySet()));
    }

    @Override
    public Object write(T value) {
        List<String> words = new ArrayList<>();
        values.forEach((word, of) -> {
            if (of.equals(value)) {
                words.add(word);
            }
        });
        return words.get(0);
    }
}
