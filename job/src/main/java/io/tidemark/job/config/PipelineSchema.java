package io.tidemark.job.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema of pipeline files, from the declarations that also read them; editors complete and check with it. */
public final class PipelineSchema {

    private PipelineSchema() {}

    /** The schema as indented JSON. */
    public static String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text and numbers always have JSON", e);
        }
    }

    static Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tidemark pipeline");
        schema.putAll(PipelineOptions.JOB.schema());
        return schema;
    }
}
