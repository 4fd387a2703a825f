package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a time is written: a word, or a pattern that can be read back to a date. The zone is another option's. */
enum TimeFormatType implements ValueType<TimeFormat> {
    INSTANCE;

    private static final Map<String, TimeFormat.Kind> WORDS = Map.of(
            "epoch-millis", TimeFormat.Kind.EPOCH_MILLIS,
            "epoch-seconds", TimeFormat.Kind.EPOCH_SECONDS,
            "iso-8601", TimeFormat.Kind.ISO_8601);

    private static final int MAX_CHARS = 200;

    /** Every part differs from its neighbours and from zero. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 23, 14, 35, 46, 789_000_000, ZoneOffset.UTC);

    @Override
    public Optional<TimeFormat> read(YamlValue value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return value.expected("epoch-millis, epoch-seconds, iso-8601 or a java.time pattern");
        }
        TimeFormat.Kind kind = WORDS.get(text.get());
        if (kind != null) {
            return Optional.of(new TimeFormat(kind, null, ZoneOffset.UTC));
        }
        Optional<String> fault = faultOf(text.get());
        if (fault.isPresent()) {
            String suggestion = Suggestions.didYouMean(text.get(), List.copyOf(WORDS.keySet()));
            value.problem("expected epoch-millis, epoch-seconds, iso-8601 or a java.time pattern, found "
                    + value.describe() + (suggestion.isEmpty() ? "; " + fault.get() : suggestion));
            return Optional.empty();
        }
        return Optional.of(new TimeFormat(TimeFormat.Kind.PATTERN, text.get(), ZoneOffset.UTC));
    }

    private static Optional<String> faultOf(String pattern) {
        if (pattern.length() > MAX_CHARS) {
            return Optional.of("a pattern has at most " + MAX_CHARS + " characters");
        }
        DateTimeFormatter formatter;
        try {
            formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Optional.of("as a pattern: " + e.getMessage());
        }
        try {
            LocalDate date = LocalDate.from(formatter.parse(formatter.format(SAMPLE)));
            return date.equals(SAMPLE.toLocalDate()) ? Optional.empty() : Optional.of(noDate());
        } catch (DateTimeException e) {
            return Optional.of(noDate());
        }
    }

    private static String noDate() {
        return "such a text does not say its year, month and day; yyyy-MM-dd does";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string");
    }

    @Override
    public Object write(TimeFormat value) {
        return value.kind() == TimeFormat.Kind.PATTERN
                ? value.pattern()
                : value.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
