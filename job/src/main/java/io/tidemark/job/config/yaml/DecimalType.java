package io.tidemark.job.config.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A finite number within bounds.
 *
 * @param min smallest value
 * @param minExcluded whether {@code min} itself is out of bounds
 * @param max largest value, infinity for none
 * @param maxExcluded whether {@code max} itself is out of bounds
 */
public record DecimalType(double min, boolean minExcluded, double max, boolean maxExcluded)
        implements ValueType<Double> {

    /** From {@code min} to {@code max}, both included. */
    public static DecimalType between(double min, double max) {
        return new DecimalType(min, false, max, false);
    }

    @Override
    public Optional<Double> read(YamlValue value) {
        Optional<Double> number = value.number().flatMap(DecimalType::finite).filter(this::isWithin);
        return number.isPresent() ? number : value.expected("a number" + bounds());
    }

    private static Optional<Double> finite(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isWithin(double number) {
        return (minExcluded ? number > min : number >= min) && (maxExcluded ? number < max : number <= max);
    }

    private String bounds() {
        String lower = (minExcluded ? " above " : " from ") + plain(min);
        if (max == Double.POSITIVE_INFINITY) {
            return minExcluded ? lower : " of at least " + plain(min);
        }
        return lower + (maxExcluded ? " and below " : minExcluded ? " and up to " : " to ") + plain(max);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "number");
        schema.put(minExcluded ? "exclusiveMinimum" : "minimum", min);
        if (max != Double.POSITIVE_INFINITY) {
            schema.put(maxExcluded ? "exclusiveMaximum" : "maximum", max);
        }
        return schema;
    }
}
