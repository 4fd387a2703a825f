package io.tidemark.job.scenario;

import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** An event: a mapping, which becomes a record of JSON, or text or {@code !!binary}, which is the record itself. */
record ScenarioEventType() implements ValueType<ScenarioEvent> {

    @Override
    public Optional<ScenarioEvent> read(YamlValue value) {
        int line = Lines.of(value);
        if (value.isMapping()) {
            return YamlJson.write(value).map(json -> new ScenarioEvent(json, line));
        }
        if (value.node().getTag().equals(Tag.BINARY) && value.node() instanceof ScalarNode scalar) {
            return binary(value, scalar.getValue()).map(bytes -> new ScenarioEvent(bytes, line));
        }
        Optional<String> text = value.text();
        return text.isPresent()
                ? text.map(raw -> new ScenarioEvent(raw.getBytes(StandardCharsets.UTF_8), line))
                : value.expected("a mapping with the event's fields, or text: the record as it comes");
    }

    private static Optional<byte[]> binary(YamlValue value, String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            value.problem("not base64: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", List.of("object", "string"));
    }
}
