package io.tidemark.job.config.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML 1.2 text as a tree of nodes, with bounds against texts that are small and grow: depth, and what aliases multiply.
 * Under the YAML 1.2 JSON schema {@code no} and {@code 012} are text.
 */
public final class YamlDocument {

    /** Longest text that is read, in characters; a thousand times an ordinary file. */
    public static final int MAX_CHARS = 1 << 20;

    /** Deepest nesting; the parser's callers recurse once a level. */
    static final int MAX_DEPTH = 50;

    /** Most nodes once every alias is replaced by what it names. */
    static final int MAX_NODES = 100_000;

    private YamlDocument() {}

    /** The root of the one document in {@code text}, or empty after reporting why there is none. */
    public static Optional<Node> compose(String label, String text, Problems problems) {
        if (text.length() > MAX_CHARS) {
            problems.add("the text is too long: " + text.length() + " characters, expected at most " + MAX_CHARS);
            return Optional.empty();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setCodePointLimit(MAX_CHARS)
                .build();
        try {
            Optional<Node> root = isShallow(settings, content, problems)
                    ? new Compose(settings).composeString(content)
                    : Optional.empty();
            if (root.isEmpty() && problems.count() == 0) {
                problems.add("the file is empty");
            }
            return root.filter(node -> isSmall(node, problems));
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().or(e::getContextMark), "", "not YAML: " + reason(e));
        } catch (ReaderException e) {
            problems.add(String.format(
                    "not YAML: the character U+%04X at position %d is not allowed", e.getCodePoint(), e.getPosition()));
        } catch (YamlEngineException e) {
            problems.add("not YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** Parsing does not recurse, composing does: an overdeep text has to be found by the former. */
    private static boolean isShallow(LoadSettings settings, String text, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                problems.add(event.getStartMark(), "", "nested too deeply, expected at most " + MAX_DEPTH + " levels");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return true;
    }

    /** A recursive alias never ends, and so exceeds the bound too. */
    private static boolean isSmall(Node root, Problems problems) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        for (int seen = 1; !open.isEmpty(); seen++) {
            Node node = open.pop();
            if (seen > MAX_NODES) {
                problems.add(
                        root,
                        "",
                        "aliases multiply the file to more than " + MAX_NODES + " values; write out what they repeat");
                return false;
            }
            if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(open::push);
            } else if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(entry -> {
                    open.push(entry.getKeyNode());
                    open.push(entry.getValueNode());
                });
            }
        }
        return true;
    }

    private static String reason(MarkedYamlEngineException e) {
        String problem = firstLine(String.valueOf(e.getProblem()));
        // The name of an alias may be a password that begins with an asterisk.
        if (problem.startsWith("found undefined alias") || "while scanning an alias".equals(e.getContext())) {
            return "a value that begins with * is an alias, and this is none; put the value in quotes";
        }
        return e.getContext() == null || e.getContext().isBlank()
                ? problem
                : firstLine(e.getContext()) + ", " + problem;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
