package io.tidemark.job.config.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as files write them: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, {@code 1d}, ISO 8601, or {@code 0}. */
public final class Durations {

    /** The form as a regular expression, for the JSON Schema; the sign is for those that may be negative. */
    static final String FORM = "^-?([0-9]+(ms|s|m|h|d)|0|[Pp].+)$";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([+-]?[0-9]+)\\s*([A-Za-z]*)");

    private static final Map<String, Long> UNIT_MILLIS =
            Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    /** What people write elsewhere, for the advice only. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.ofEntries(
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("min", "m"),
            Map.entry("mins", "m"),
            Map.entry("minute", "m"),
            Map.entry("minutes", "m"),
            Map.entry("hr", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"));

    private Durations() {}

    /**
     * Reads a duration of whole milliseconds.
     *
     * @throws IllegalArgumentException when the text is none; its message says what to write instead
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("[+-]?0+")) {
            return Duration.ZERO;
        }
        Matcher matcher = NUMBER_AND_UNIT.matcher(trimmed);
        if (matcher.matches()) {
            return ofUnit(trimmed, matcher.group(1), matcher.group(2));
        }
        if (trimmed.toUpperCase(Locale.ROOT).matches("[+-]?P.*")) {
            return ofIso(trimmed);
        }
        throw notOne(trimmed);
    }

    private static Duration ofUnit(String text, String number, String unit) {
        if (unit.isEmpty()) {
            throw new IllegalArgumentException(quoted(text) + " has no unit; did you mean " + number + "s?");
        }
        Long unitMillis = UNIT_MILLIS.get(unit);
        if (unitMillis == null || text.length() != number.length() + unit.length()) {
            String lower = unit.toLowerCase(Locale.ROOT);
            String meant = OTHER_SPELLINGS.getOrDefault(lower, lower);
            throw UNIT_MILLIS.containsKey(meant)
                    ? new IllegalArgumentException(
                            quoted(text) + " is not a duration; did you mean " + number + meant + "?")
                    : notOne(text);
        }
        try {
            return Duration.ofMillis(Math.multiplyExact(Long.parseLong(number), unitMillis));
        } catch (ArithmeticException | NumberFormatException e) {
            throw tooLong(text);
        }
    }

    private static Duration ofIso(String text) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw notOne(text);
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException(quoted(text) + " is not a whole number of milliseconds");
        }
        try {
            return Duration.ofMillis(duration.toMillis());
        } catch (ArithmeticException e) {
            throw tooLong(text);
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                quoted(text) + " is not a duration; expected a whole number with ms, s, m, h or d, such as 500ms or 5m,"
                        + " or ISO 8601, such as PT1H30M");
    }

    private static IllegalArgumentException tooLong(String text) {
        return new IllegalArgumentException(quoted(text) + " is too long; its milliseconds do not fit 64 bits");
    }

    private static String quoted(String text) {
        return YamlValue.excerpt(text);
    }

    /** The shortest text that {@link #parse} reads as the duration. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0";
        }
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long unitMillis = UNIT_MILLIS.get(unit);
            if (millis % unitMillis == 0) {
                return millis / unitMillis + unit;
            }
        }
        return millis + "ms";
    }
}
