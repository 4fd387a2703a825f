package io.tidemark.functions.aggregate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what aggregates return to the few types that results can carry. */
final class ResultValues {

    private ResultValues() {}

    /**
     * The value as a result carries it; narrower numbers become a {@code Long} or {@code Double}.
     *
     * @throws ArithmeticException when a number is not finite
     * @throws IllegalArgumentException when the value has another type
     */
    static Object checked(Object value) {
        if (value instanceof Double number) {
            return finite(number);
        } else if (value == null || value instanceof Long || value instanceof String || value instanceof Boolean) {
            return value;
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof Float number) {
            return finite(number.doubleValue());
        } else if (value instanceof List<?> list) {
            List<Object> checked = new ArrayList<>(list.size());
            list.forEach(element -> checked.add(checked(element)));
            return checked;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> checked = new LinkedHashMap<>();
            map.forEach((name, element) -> checked.put(String.valueOf(name), checked(element)));
            return checked;
        }
        throw new IllegalArgumentException("the aggregate returned a "
                + value.getClass().getName()
                + "; a result carries Long, Double, String, Boolean, List, Map or null");
    }

    private static Double finite(Double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("the value is out of the range of a 64-bit float");
        }
        return number;
    }
}
