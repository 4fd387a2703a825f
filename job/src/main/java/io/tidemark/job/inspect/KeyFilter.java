package io.tidemark.job.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.job.ingest.CanonicalJson;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Takes the keys that equal one key as JSON values: the order of fields, spaces and the way a number is written do not
 * matter. A program's own keys may be any text; such a key equals the JSON string of its text.
 */
public final class KeyFilter implements Predicate<String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String wanted;

    private KeyFilter(String wanted) {
        this.wanted = wanted;
    }

    /**
     * A filter for one key.
     *
     * @param json such as <code>{"service":"chat"}</code>
     * @throws IllegalArgumentException when it is not JSON, with what is wrong
     */
    public static KeyFilter of(String json) {
        if (json.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        try {
            return new KeyFilter(normal(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        }
    }

    @Override
    public boolean test(String key) {
        try {
            return normal(key).equals(wanted);
        } catch (JsonProcessingException text) {
            return quoted(key).equals(wanted);
        }
    }

    /** Whether a key is a JSON object, as every key of a pipeline file is. */
    static boolean isObject(String key) {
        try {
            return JSON.readTree(key).isObject();
        } catch (JsonProcessingException text) {
            return false;
        }
    }

    private static String normal(String json) throws JsonProcessingException {
        JsonNode value = JSON.readTree(json);
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            out.append('{');
            fields.forEach((name, field) -> {
                CanonicalJson.appendString(out, name);
                out.append(':');
                append(field, out);
                out.append(',');
            });
            out.append('}');
        } else if (value.isArray()) {
            out.append('[');
            value.forEach(item -> {
                append(item, out);
                out.append(',');
            });
            out.append(']');
        } else if (value.isNumber()) {
            out.append(CanonicalJson.number(value.decimalValue()));
        } else if (value.isTextual()) {
            CanonicalJson.appendString(out, value.textValue());
        } else {
            out.append(value.asText());
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        CanonicalJson.appendString(out, text);
        return out.toString();
    }
}
