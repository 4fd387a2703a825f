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

    /** Words that are not accepted but tell what is meant, with the right ones. */
    private final Map<String, String> synonyms;

    private ChoiceType(Map<String, T> values, Map<String, String> synonyms) {
        this.values = values;
        this.synonyms = synonyms;
    }

    /** The constants of an enum, {@code AT_LEAST_ONCE} written {@code at-least-once}. */
    public static <E extends Enum<E>> ChoiceType<E> of(Class<E> type) {
        Map<String, E> values = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            values.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new ChoiceType<>(values, Map.of());
    }

    /** This choice, with advice for those who write another word for the same thing. */
    public ChoiceType<T> advising(Map<String, String> wordOfSynonym) {
        return new ChoiceType<>(values, Map.copyOf(wordOfSynonym));
    }

    @Override
    public Optional<T> read(YamlValue value) {
        Optional<String> text = value.text();
        Optional<T> choice = text.map(values::get);
        if (choice.isPresent()) {
            return choice;
        }
        value.problem("expected one of " + String.join(", ", values.keySet()) + ", found " + value.describe()
                + text.flatMap(this::meant)
                        .map(word -> "; did you mean " + word + "?")
                        .orElse(""));
        return Optional.empty();
    }

    private Optional<String> meant(String text) {
        return Suggestions.closest(text, values.keySet())
                .or(() -> Suggestions.closest(text, synonyms.keySet()).map(synonyms::get));
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
