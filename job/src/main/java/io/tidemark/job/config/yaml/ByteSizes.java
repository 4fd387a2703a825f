package io.tidemark.job.config.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of memory as files write them: {@code 512kb}, {@code 64mb}, {@code 1gb}, each 1024 of the one before, or bytes. */
public final class ByteSizes {

    /** The form as a regular expression, for the JSON Schema. */
    static final String FORM = "^[0-9]+(kb|mb|gb)?$";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+)\\s*([A-Za-z]*)");

    private static final Map<String, Long> UNIT_BYTES = Map.of("", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

    /** What people write elsewhere, for the advice only. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.ofEntries(
            Map.entry("b", ""),
            Map.entry("bytes", ""),
            Map.entry("k", "kb"),
            Map.entry("kib", "kb"),
            Map.entry("m", "mb"),
            Map.entry("mib", "mb"),
            Map.entry("g", "gb"),
            Map.entry("gib", "gb"));

    private ByteSizes() {}

    /**
     * Reads a number of bytes.
     *
     * @throws IllegalArgumentException when the text is none; its message says what to write instead
     */
    public static long parse(String text) {
        String trimmed = text.strip();
        Matcher matcher = NUMBER_AND_UNIT.matcher(trimmed);
        if (!matcher.matches()) {
            throw notOne(trimmed);
        }
        String number = matcher.group(1);
        String unit = matcher.group(2);
        Long unitBytes = UNIT_BYTES.get(unit);
        if (unitBytes == null || trimmed.length() != number.length() + unit.length()) {
            String lower = unit.toLowerCase(Locale.ROOT);
            String meant = OTHER_SPELLINGS.getOrDefault(lower, lower);
            throw UNIT_BYTES.containsKey(meant)
                    ? new IllegalArgumentException(
                            quoted(trimmed) + " is not a size; did you mean " + number + meant + "?")
                    : notOne(trimmed);
        }
        try {
            return Math.multiplyExact(Long.parseLong(number), unitBytes);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(quoted(trimmed) + " is too large; its bytes do not fit 64 bits");
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                quoted(text) + " is not a size; expected a whole number with kb, mb or gb, such as 64mb, or of bytes");
    }

    private static String quoted(String text) {
        return YamlValue.excerpt(text);
    }

    /** The shortest text that {@link #parse} reads as the size. */
    public static String format(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        for (String unit : new String[] {"gb", "mb", "kb"}) {
            long unitBytes = UNIT_BYTES.get(unit);
            if (bytes % unitBytes == 0) {
                return bytes / unitBytes + unit;
            }
        }
        return Long.toString(bytes);
    }
}
