package io.tidemark.job.config.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that is not blank, optionally of a form.
 *
 * @param form the whole text must match it; {@code null} for any text
 * @param expectation the form in words
 */
public record TextType(Pattern form, String expectation) implements ValueType<String> {

    /** Longest text; matching recurses with the length of what it matches. */
    private static final int MAX_CHARS = 1000;

    /** Any text. */
    public static final TextType ANY = new TextType(null, "text");

    /** A name that is safe in paths, metrics and identifiers. */
    public static final TextType NAME = new TextType(
            Pattern.compile("[A-Za-z0-9_.-]{1,100}"),
            "a name of 1 to 100 letters, digits, underscores, dots and hyphens");

    @Override
    public Optional<String> read(YamlValue value) {
        Optional<String> text = value.text().filter(found -> !found.isBlank());
        if (text.isEmpty()) {
            boolean needsQuotes = value.number().isPresent() || value.bool().isPresent();
            return value.expected(expectation + (needsQuotes ? " in quotes" : ""));
        }
        if (text.get().length() > MAX_CHARS) {
            value.problem("the text is " + text.get().length() + " characters long; expected at most " + MAX_CHARS);
            return Optional.empty();
        }
        return form == null || form.matcher(text.get()).matches() ? text : value.expected(expectation);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", form == null ? "\\S" : "^" + form.pattern() + "$");
        return schema;
    }
}
