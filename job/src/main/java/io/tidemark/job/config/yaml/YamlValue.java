package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a file with its place in the tree, and with where to report what is wrong with it. */
public final class YamlValue {

    private static final int EXCERPT_CHARS = 60;

    private final Node node;
    private final String path;
    private final Problems problems;

    /** The mappings read at this value: one for an object, one an item for a list of objects. */
    private final List<Section> sections;

    /**
     * @param path where the node is, empty for the root
     */
    public YamlValue(Node node, String path, Problems problems) {
        this(node, path, problems, new ArrayList<>());
    }

    private YamlValue(Node node, String path, Problems problems, List<Section> sections) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        this.sections = sections;
    }

    public Node node() {
        return node;
    }

    public String path() {
        return path;
    }

    public Problems problems() {
        return problems;
    }

    List<Section> sections() {
        return sections;
    }

    /** Reports what is wrong with this value. */
    public void problem(String message) {
        problems.add(node, path, message);
    }

    /** Reports that this is not what was expected; nothing for a nicer phrase than {@code expected …, found …}. */
    public <T> Optional<T> expected(String what) {
        problem("expected " + what + ", found " + describe());
        return Optional.empty();
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether nothing, or {@code null}, is written. */
    public boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** A scalar as written, when it is text: quoted, or nothing that YAML takes for a number, a boolean or null. */
    public Optional<String> text() {
        return scalar(Tag.STR);
    }

    /** A whole or decimal number as written; a quoted one is text. */
    public Optional<String> number() {
        return scalar(Tag.INT).or(() -> scalar(Tag.FLOAT));
    }

    /** A scalar of any kind but null, as written. */
    public Optional<String> anyScalar() {
        return text().or(this::number).or(() -> scalar(Tag.BOOL));
    }

    /** {@code true} or {@code false}, as written. */
    public Optional<String> bool() {
        return scalar(Tag.BOOL);
    }

    private Optional<String> scalar(Tag tag) {
        return node instanceof ScalarNode scalar && node.getTag().equals(tag)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** The items of a list, empty for anything else. */
    public List<YamlValue> items() {
        List<YamlValue> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new YamlValue(item, path + "[" + items.size() + "]", problems, sections));
            }
        }
        return items;
    }

    /** The values of a mapping by their keys, whatever these are, after reporting keys that are repeated or no text. */
    public Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                    problems.add(entry.getKeyNode(), path, "expected text as a key");
                    continue;
                }
                String key = keyNode.getValue();
                if (entries.putIfAbsent(key, child(key, entry.getValueNode())) != null) {
                    String shown = ObjectType.shown(key);
                    problems.add(keyNode, childPath(shown), ObjectType.repeated(shown, 0));
                }
            }
        }
        return entries;
    }

    /** The value of a key below this mapping. */
    YamlValue child(String key, Node value) {
        return new YamlValue(value, childPath(key), problems);
    }

    String childPath(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** What stands here, in a few words; a secret is never part of them. */
    public String describe() {
        if (isMapping()) {
            return "a mapping";
        }
        if (isList()) {
            return "a list";
        }
        if (isNull()) {
            return "nothing";
        }
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (Secrets.looksSecret(path) || Secrets.looksSecret(value)) {
            return "a value that is not shown here";
        }
        if (number().isPresent()) {
            return "the number " + shortened(value);
        }
        if (bool().isPresent()) {
            return "the boolean " + value;
        }
        if (text().isEmpty()) {
            return "a value with a tag of its own";
        }
        boolean plain = node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return (plain ? "" : "the quoted text ") + excerpt(value);
    }

    /** The text in quotes, shortened and without line breaks. */
    static String excerpt(String text) {
        return '"' + shortened(text) + '"';
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= EXCERPT_CHARS ? line : line.substring(0, EXCERPT_CHARS) + "…";
    }
}
