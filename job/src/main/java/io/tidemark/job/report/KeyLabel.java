package io.tidemark.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** A key for a person. */
final class KeyLabel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyLabel() {}

    /** The value of a key with one field; {@code name=value} of each field of one with several. */
    static String of(String key) {
        try {
            JsonNode fields = JSON.readTree(key);
            if (!fields.isObject()) {
                return key;
            }
            if (fields.isEmpty()) {
                return "all events";
            }
            List<String> texts = new ArrayList<>();
            fields.properties()
                    .forEach(field ->
                            texts.add((fields.size() == 1 ? "" : field.getKey() + "=") + text(field.getValue())));
            return String.join(", ", texts);
        } catch (JsonProcessingException noJson) {
            return key;
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : value.toString();
    }
}
