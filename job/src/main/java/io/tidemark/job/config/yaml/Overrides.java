package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Values of the command line, {@code path=value}, put into a tree before it is read.
 *
 * <p>A path is keys with dots and indexes in brackets, {@code windows[0].tumbling.size}; a key that has dots itself is
 * written in double quotes. Everything below {@code properties} is one key, as such keys always have dots. Missing mappings
 * are created, list entries are not. The tree that is passed in stays as it is: an anchor's node may be in several places.
 */
public final class Overrides {

    /** How problems name a value of the command line; values may be secrets and are left out. */
    static final String LABEL_PREFIX = "--set ";

    private static final Pattern SEGMENT = Pattern.compile(
            "\\G(?:(?<dot>^|\\.)(?:\"(?<quoted>[^\"]+)\"|(?<key>[^.\\[\\]\"=]+))|\\[(?<index>\\d{1,6})])");

    private static final String PROPERTIES = "properties";

    private Overrides() {}

    /** The tree with all overrides in their order; those that do not fit are reported and left out. */
    public static Node apply(Node root, List<String> overrides, Problems problems) {
        Node changed = root;
        for (String override : overrides) {
            int equals = valueStart(override);
            if (equals <= 0) {
                problems.add(new Problem(
                        LABEL_PREFIX + ObjectType.shown(override),
                        0,
                        0,
                        "",
                        "expected path=value, such as --set source.files.path=events.jsonl"));
                continue;
            }
            String path = override.substring(0, equals);
            changed = apply(changed, path, override.substring(equals + 1), problems);
        }
        return changed;
    }

    /** The first equals sign outside quotes; -1 when there is none. */
    private static int valueStart(String override) {
        boolean quoted = false;
        for (int i = 0; i < override.length(); i++) {
            char c = override.charAt(i);
            quoted ^= c == '"';
            if (c == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static Node apply(Node root, String path, String text, Problems problems) {
        String label = LABEL_PREFIX + path + "=...";
        try {
            List<Object> segments = segments(path);
            Problems ofValue = new Problems(label);
            Node value = text.isBlank()
                    ? nothing(label)
                    : YamlDocument.compose(label, text, ofValue).orElse(root);
            if (ofValue.count() > 0) {
                throw new IllegalArgumentException("the value cannot be read as YAML; put it in quotes: " + path
                        + "='\"value\"' (" + ofValue.sorted().get(0).message() + ")");
            }
            return with(root, segments, 0, value, label);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(label, 0, 0, "", e.getMessage()));
            return root;
        }
    }

    /** The keys (text) and indexes (integers) of a path. */
    private static List<Object> segments(String path) {
        List<Object> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(path);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
            if (matcher.group("index") != null) {
                segments.add(Integer.valueOf(matcher.group("index")));
                continue;
            }
            String key = matcher.group("quoted") != null ? matcher.group("quoted") : matcher.group("key");
            segments.add(key);
            if (key.equals(PROPERTIES) && path.startsWith(".", end) && !path.startsWith(".\"", end)) {
                segments.add(path.substring(end + 1));
                return segments;
            }
        }
        if (end != path.length() || segments.isEmpty()) {
            throw new IllegalArgumentException(
                    "the path cannot be read from position " + (end + 1) + "; expected keys and indexes, such as"
                            + " windows[0].tumbling.size; a key with dots goes in double quotes");
        }
        return segments;
    }

    /** A copy of {@code node} in which the rest of the path leads to {@code value}. */
    private static Node with(Node node, List<Object> path, int depth, Node value, String label) {
        if (depth == path.size()) {
            return value;
        }
        if (path.get(depth) instanceof Integer index) {
            return withItem(node, path, depth, index, value, label);
        }
        boolean absent = node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
        if (!(node instanceof MappingNode) && !absent) {
            throw new IllegalArgumentException(
                    before(path, depth) + " is " + kind(node) + " and has no key " + path.get(depth));
        }
        String key = (String) path.get(depth);
        List<NodeTuple> entries =
                node instanceof MappingNode mapping ? new ArrayList<>(mapping.getValue()) : new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            NodeTuple entry = entries.get(i);
            if (entry.getKeyNode() instanceof ScalarNode keyNode
                    && keyNode.getValue().equals(key)) {
                entries.set(i, new NodeTuple(keyNode, with(entry.getValueNode(), path, depth + 1, value, label)));
                return mappingLike(node, entries);
            }
        }
        Node keyNode = new ScalarNode(
                Tag.STR, true, key, ScalarStyle.PLAIN, nothing(label).getStartMark(), Optional.empty());
        entries.add(new NodeTuple(keyNode, with(nothing(label), path, depth + 1, value, label)));
        return mappingLike(node, entries);
    }

    private static Node withItem(Node node, List<Object> path, int depth, int index, Node value, String label) {
        if (!(node instanceof SequenceNode sequence)) {
            throw new IllegalArgumentException(before(path, depth) + " is " + kind(node) + ", not a list");
        }
        int size = sequence.getValue().size();
        if (index >= size) {
            throw new IllegalArgumentException(before(path, depth) + " has no entry [" + index + "]; it has " + size
                    + (size == 1 ? " entry" : " entries") + ", counted from 0");
        }
        List<Node> items = new ArrayList<>(sequence.getValue());
        items.set(index, with(items.get(index), path, depth + 1, value, label));
        return new SequenceNode(
                Tag.SEQ, true, items, sequence.getFlowStyle(), sequence.getStartMark(), sequence.getEndMark());
    }

    private static MappingNode mappingLike(Node node, List<NodeTuple> entries) {
        return new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, node.getStartMark(), node.getEndMark());
    }

    /** A null that says it came from the command line. */
    private static Node nothing(String label) {
        return YamlDocument.compose(label, "null", new Problems(label)).orElseThrow();
    }

    private static String before(List<Object> path, int depth) {
        StringBuilder text = new StringBuilder();
        for (Object segment : path.subList(0, depth)) {
            text.append(segment instanceof Integer ? "[" + segment + "]" : (text.isEmpty() ? "" : ".") + segment);
        }
        return text.isEmpty() ? "the file" : text.toString();
    }

    private static String kind(Node node) {
        return node instanceof MappingNode ? "a mapping" : node instanceof SequenceNode ? "a list" : "a single value";
    }
}
