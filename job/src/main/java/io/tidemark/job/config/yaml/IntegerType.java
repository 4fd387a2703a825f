package io.tidemark.job.config.yaml;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A whole number within bounds; underscores and quotes are not part of one.
 *
 * @param min smallest value
 * @param max largest value
 */
public record IntegerType(long min, long max) implements ValueType<Long> {

    /** Longest digits that are looked at: {@code 1e999999999} must not be expanded. */
    private static final int MAX_CHARS = 25;

    /** At least {@code min}, within 64 bits. */
    public static IntegerType atLeast(long min) {
        return new IntegerType(min, Long.MAX_VALUE);
    }

    @Override
    public Optional<Long> read(YamlValue value) {
        Optional<Long> number = value.number().flatMap(IntegerType::whole).filter(n -> n >= min && n <= max);
        return number.isPresent() ? number : value.expected("a whole number" + bounds());
    }

    private static Optional<Long> whole(String text) {
        if (text.length() > MAX_CHARS || text.contains("e") || text.contains("E")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String bounds() {
        if (max == Long.MAX_VALUE) {
            return min == Long.MIN_VALUE ? "" : " of at least " + min;
        }
        return " from " + min + " to " + max;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        if (min != Long.MIN_VALUE) {
            schema.put("minimum", min);
        }
        if (max != Long.MAX_VALUE) {
            schema.put("maximum", max);
        }
        return schema;
    }
}
