package io.tidemark.job.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of any keys to text, numbers and booleans, all kept as written; the properties of a client library. */
public record TextMapType() implements ValueType<Map<String, String>> {

    @Override
    public Optional<Map<String, String>> read(YamlValue value) {
        if (!value.isMapping()) {
            return value.expected("a mapping of names to values");
        }
        int before = value.problems().count();
        Map<String, String> read = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) value.node()).getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                value.problems().add(entry.getKeyNode(), value.path(), "expected text as a key");
                continue;
            }
            String key = keyNode.getValue();
            YamlValue child = value.child(key, entry.getValueNode());
            Optional<String> text = child.anyScalar();
            if (text.isEmpty()) {
                child.problem("expected text, a number or a boolean, found " + child.describe());
            } else if (read.putIfAbsent(key, text.get()) != null) {
                value.problems().add(keyNode, child.path(), ObjectType.repeated(ObjectType.shown(key), 0));
            }
        }
        return value.problems().count() == before ? Optional.of(unmodifiable(read)) : Optional.empty();
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        return Collections.unmodifiableMap(map);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", Map.of("type", List.of("string", "number", "boolean")));
    }
}
