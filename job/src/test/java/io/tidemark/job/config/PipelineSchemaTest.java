package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.problems;
import static io.tidemark.job.config.PipelineTexts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PipelineSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(PipelineSchema.json());

    @ParameterizedTest
    @ValueSource(strings = {"full.yaml", "every-key.yaml"})
    void theSchemaAcceptsWhatTheReaderAccepts(String file) {
        assertThat(validate(resource(file))).isEmpty();
        PipelineTexts.valid(resource(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processor: {watermark-intervall: 20ms}",
                "processor: {idle-timeout: 5}",
                "processor: {idle-timeout: soon}",
                "processor: {allow-late-events: no}",
                "processor: {on-window-limit: fire-odlest}",
                "processor: {late-firing: {every: 1s, each: 2s}}",
                "processor: {max-windows-per-key: 0}",
                "processor: {pre-aggregation: on}",
                "processor: {state-cache: 64 mb}",
                "processor: {state-cache: -1}",
                "processor: {state-cache: 1.5}",
                "processor: {state-cache: none}",
                "output: {results: {print: {}, discard: {}}}",
                "output: {results: {}}",
                "output: {statistics: {print: {to: stdout}}}",
                "aggregates: []",
                "aggregates: [{name: a b, kind: count}]",
                "aggregates: [{name: a, kind: averge}]",
                "anomalies: [{name: a, z-score: {threshold: 0}}]",
            })
    void theSchemaAndTheReaderRefuseTheSame(String line) {
        assertThat(validate(MINIMAL)).isEmpty();
        assertThat(validate(MINIMAL + line)).isNotEmpty();
        assertThat(problems(MINIMAL + line)).isNotEmpty();
    }

    /** The example files together name every key, so a key of one side only shows up here. */
    @Test
    void everyKeyOfTheSchemaIsInAnExampleThatTheReaderAccepts() throws IOException {
        Set<String> described = new TreeSet<>();
        collectSchema(JSON.readTree(PipelineSchema.json()), "", described);
        Set<String> written = new TreeSet<>();
        collectKeys(tree("source: {kafka: {topic-pattern: t}}"), "", written);
        for (String file : List.of("full.yaml", "every-key.yaml", "more-keys.yaml")) {
            collectKeys(tree(resource(file)), "", written);
        }
        assertThat(written).isEqualTo(described);
    }

    @Test
    void moreKeysAreValidToo() {
        assertThat(validate(resource("more-keys.yaml"))).isEmpty();
        PipelineTexts.valid(resource("more-keys.yaml"));
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        List<String> bare = new ArrayList<>();
        JSON.readTree(PipelineSchema.json())
                .findValues("properties")
                .forEach(properties -> properties.fields().forEachRemaining(property -> {
                    if (!property.getValue().path("description").asText().endsWith(".")) {
                        bare.add(property.getKey());
                    }
                }));
        assertThat(bare).isEmpty();
    }

    @Test
    void everyDefaultIsValid() throws IOException {
        JsonNode processor = JSON.readTree(PipelineSchema.json()).at("/properties/processor/properties");
        StringBuilder text = new StringBuilder(MINIMAL).append("processor:\n");
        processor
                .fields()
                .forEachRemaining(option -> text.append("  ")
                        .append(option.getKey())
                        .append(": ")
                        .append(option.getValue().get("default"))
                        .append('\n'));
        assertThat(PipelineTexts.valid(text.toString()).withSettings(List.of()))
                .isEqualTo(PipelineTexts.valid(MINIMAL).withSettings(List.of()));
        assertThat(validate(text.toString())).isEmpty();
    }

    private static Set<ValidationMessage> validate(String yaml) {
        return SCHEMA.validate(tree(yaml));
    }

    private static JsonNode tree(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    /** All outputs have the same keys, and so have all lists of aggregates; one example of each will do. */
    private static String representative(String path) {
        return path.replaceFirst("^\\.windows\\.aggregates\\.", ".aggregates.")
                .replaceFirst("^\\.output\\.(results|late|rejected|anomalies|statistics)\\.", ".output.any.");
    }

    private static void collectSchema(JsonNode schema, String path, Set<String> into) {
        schema.path("properties").fields().forEachRemaining(property -> {
            String below = path + "." + property.getKey();
            into.add(representative(below));
            collectSchema(property.getValue(), below, into);
        });
        if (schema.has("items")) {
            collectSchema(schema.get("items"), path, into);
        }
        schema.path("anyOf").forEach(alternative -> collectSchema(alternative, path, into));
    }

    private static void collectKeys(JsonNode value, String path, Set<String> into) {
        if (value.isArray()) {
            value.forEach(item -> collectKeys(item, path, into));
            return;
        }
        value.fields().forEachRemaining(field -> {
            if (!field.getKey().startsWith("x-")) {
                String below = path + "." + field.getKey();
                into.add(representative(below));
                if (!field.getKey().equals("properties")) {
                    collectKeys(field.getValue(), below, into);
                }
            }
        });
    }
}
