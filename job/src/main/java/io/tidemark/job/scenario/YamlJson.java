package io.tidemark.job.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.config.yaml.Problems;
import io.tidemark.job.config.yaml.YamlValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes a value of a YAML file as JSON, numbers digit by digit as they stand there. */
final class YamlJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** YAML also has {@code 1.}, {@code .inf} and {@code .nan}. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final Problems problems;

    private YamlJson(Problems problems) {
        this.problems = problems;
    }

    /** The value as JSON, or empty after reporting what JSON cannot say. */
    static Optional<byte[]> write(YamlValue value) {
        int before = value.problems().count();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new YamlJson(value.problems()).write(value.node(), value.path(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + value.path() + " as JSON", e);
        }
        return value.problems().count() == before ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    private void write(Node node, String path, JsonGenerator out) throws IOException {
        if (node instanceof MappingNode mapping) {
            writeObject(mapping, path, out);
        } else if (node instanceof SequenceNode sequence) {
            out.writeStartArray();
            int index = 0;
            for (Node item : sequence.getValue()) {
                write(item, path + "[" + index++ + "]", out);
            }
            out.writeEndArray();
        } else if (node instanceof ScalarNode scalar) {
            writeScalar(scalar, path, out);
        }
    }

    private void writeObject(MappingNode mapping, String path, JsonGenerator out) throws IOException {
        out.writeStartObject();
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(entry.getKeyNode(), path, "expected text as a key");
            } else if (!seen.add(key.getValue())) {
                problems.add(
                        key,
                        path + "." + key.getValue(),
                        "the key is written twice; remove one, or write the whole record as text");
            } else {
                out.writeFieldName(key.getValue());
                write(entry.getValueNode(), path + "." + key.getValue(), out);
            }
        }
        out.writeEndObject();
    }

    private void writeScalar(ScalarNode scalar, String path, JsonGenerator out) throws IOException {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            out.writeNull();
        } else if (tag.equals(Tag.BOOL)) {
            out.writeBoolean("true".equals(text));
        } else if (tag.equals(Tag.STR)) {
            out.writeString(text);
        } else if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT))
                && NUMBER.matcher(text).matches()) {
            out.writeNumber(text);
        } else {
            problems.add(scalar, path, "JSON has no such value; put it in quotes, or write the whole record as text");
            out.writeNull();
        }
    }
}
