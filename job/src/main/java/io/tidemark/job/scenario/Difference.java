package io.tidemark.job.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field in which an emitted record is not what was expected.
 *
 * @param path the field, like {@code values.p95}
 * @param emitted {@code null} when the record has no such field
 */
record Difference(String path, JsonNode expected, JsonNode emitted) {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    /** Fields that say which record it is; records that differ in them are hardly the same one. */
    private static final Set<String> IDENTITY = Set.of("window", "start", "end", "pane", "pane_index", "reason");

    private static final int IDENTITY_WEIGHT = 10;

    /**
     * The differences of the fields that the expected record names, nested ones too; none when the records match. Whole
     * numbers, times among them, have to be equal; of other numbers, 1e-9 relative is enough. An expected {@code null} also
     * matches a field that is not there. Lists match item by item.
     */
    static List<Difference> between(JsonNode expected, JsonNode emitted) {
        List<Difference> differences = new ArrayList<>();
        compare("", expected, emitted, differences);
        return differences;
    }

    /** How unlike the records are: the number of differences, those of identity counted more. */
    static int weight(List<Difference> differences) {
        int weight = 0;
        for (Difference difference : differences) {
            boolean identity = IDENTITY.contains(difference.path) || difference.path.startsWith("key");
            weight += identity ? IDENTITY_WEIGHT : 1;
        }
        return weight;
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "the record" : path) + ": expected " + expected + ", came "
                + (emitted == null ? "nothing" : emitted);
    }

    private static void compare(String path, JsonNode expected, JsonNode emitted, List<Difference> differences) {
        if (expected.isObject() && emitted != null && emitted.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = expected.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                compare(name, field.getValue(), emitted.get(field.getKey()), differences);
            }
        } else if (expected.isArray() && emitted != null && emitted.isArray() && expected.size() == emitted.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "[" + i + "]", expected.get(i), emitted.get(i), differences);
            }
        } else if (!isSame(expected, emitted)) {
            differences.add(new Difference(path, expected, emitted));
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode emitted) {
        if (emitted == null || emitted.isNull()) {
            return expected.isNull();
        }
        if (expected.isIntegralNumber() && emitted.isIntegralNumber()) {
            return expected.bigIntegerValue().equals(emitted.bigIntegerValue());
        }
        if (expected.isNumber() && emitted.isNumber()) {
            double a = expected.doubleValue();
            double b = emitted.doubleValue();
            return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
        }
        return expected.equals(emitted);
    }
}
