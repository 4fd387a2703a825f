package io.tidemark.job.scenario;

import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.ValueType;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** An expected record of a list: some of its fields. A field that no such record has is a problem, not a mismatch. */
record ExpectedRecordType(RecordList list) implements ValueType<ExpectedRecord> {

    @Override
    public Optional<ExpectedRecord> read(YamlValue value) {
        if (!(value.node() instanceof MappingNode mapping)) {
            return value.expected("a mapping with some of the fields " + fields());
        }
        int before = value.problems().count();
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && !list.fields().contains(key.getValue())) {
                String suggestion = Suggestions.didYouMean(key.getValue(), list.fields());
                value.problems()
                        .add(
                                key,
                                value.path() + "." + key.getValue(),
                                "no record of the list " + list.word() + " has this field"
                                        + (suggestion.isEmpty() ? "; expected some of " + fields() : suggestion));
            }
        }
        Optional<byte[]> json = YamlJson.write(value);
        return value.problems().count() == before
                ? json.map(bytes -> new ExpectedRecord(Json.parse(bytes), Lines.of(value)))
                : Optional.empty();
    }

    private String fields() {
        return String.join(", ", list.fields());
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object");
    }
}
