package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping with declared options. Unknown and repeated keys are problems; keys that begin with {@code x-} are the user's
 * own.
 *
 * <p>Reading goes in three steps: every option is read; every check sees the section, however bad its options are; the
 * record is made only when no problem came up. So all problems come at once and records never see a bad value.
 */
public final class ObjectType<T> implements ValueType<T> {

    /** The prefix of keys that nobody reads. */
    static final String FREE_PREFIX = "x-";

    private final List<Option<?>> options;
    private final List<Option<?>> choices;
    private final boolean choiceRequired;
    private final List<Consumer<Section>> checks;
    private final Function<Section, T> make;

    private ObjectType(
            List<Option<?>> options,
            List<Option<?>> choices,
            boolean choiceRequired,
            List<Consumer<Section>> checks,
            Function<Section, T> make) {
        this.options = List.copyOf(options);
        this.choices = List.copyOf(choices);
        this.choiceRequired = choiceRequired;
        this.checks = List.copyOf(checks);
        this.make = make;
    }

    /** A mapping with these options. */
    public static <T> ObjectType<T> of(List<Option<?>> options, Function<Section, T> make) {
        return new ObjectType<>(options, List.of(), false, List.of(), make);
    }

    /** This mapping, further with exactly one of some options. */
    public ObjectType<T> exactlyOneOf(List<? extends Option<?>> oneOf) {
        return withChoices(oneOf, true);
    }

    /** This mapping, further with one or none of some options. */
    public ObjectType<T> atMostOneOf(List<? extends Option<?>> oneOf) {
        return withChoices(oneOf, false);
    }

    private ObjectType<T> withChoices(List<? extends Option<?>> oneOf, boolean needed) {
        List<Option<?>> all = new ArrayList<>(oneOf);
        all.addAll(options);
        return new ObjectType<>(all, List.copyOf(oneOf), needed, checks, make);
    }

    /** This mapping with a further check, which reports problems of options that are each right but do not fit together. */
    public ObjectType<T> check(Consumer<Section> check) {
        List<Consumer<Section>> all = new ArrayList<>(checks);
        all.add(check);
        return new ObjectType<>(options, choices, choiceRequired, all, make);
    }

    /** What the mapping may hold. */
    public List<Option<?>> options() {
        return options;
    }

    /** Whether the option is one of those of which a mapping has only one: left out, it stands for nothing. */
    boolean isChoice(Option<?> option) {
        return choices.contains(option);
    }

    /** Whether a mapping that is left out means the same as an empty one. */
    boolean mayBeEmpty() {
        return !choiceRequired && options.stream().noneMatch(Option::required);
    }

    @Override
    public Optional<T> read(YamlValue value) {
        if (!value.isMapping()) {
            value.problem("expected a mapping with " + keys(options) + ", found " + value.describe() + advice(value));
            return Optional.empty();
        }
        int before = value.problems().count();
        Section section = new Section(value, this);
        value.sections().add(section);
        readOptions(section, (MappingNode) value.node());
        checkPresence(section);
        checks.forEach(check -> check.accept(section));
        return value.problems().count() == before ? Optional.of(make.apply(section)) : Optional.empty();
    }

    private String advice(YamlValue value) {
        if (value.isNull() && options.stream().noneMatch(Option::required)) {
            return "; write {}";
        }
        return value.text()
                .filter(text -> options.stream().anyMatch(option -> option.key().equals(text)))
                .map(text -> "; did you mean {" + text + ": …}?")
                .orElse("");
    }

    private void readOptions(Section section, MappingNode mapping) {
        YamlValue at = section.at();
        Map<String, Integer> lineOfKey = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                at.problems().add(entry.getKeyNode(), at.path(), "expected text as a key");
                continue;
            }
            String key = keyNode.getValue();
            if (key.startsWith(FREE_PREFIX)) {
                continue;
            }
            Integer firstLine = lineOfKey.putIfAbsent(
                    key, keyNode.getStartMark().map(m -> m.getLine() + 1).orElse(0));
            if (firstLine != null) {
                at.problems().add(keyNode, at.childPath(shown(key)), repeated(shown(key), firstLine));
                continue;
            }
            Optional<Option<?>> option =
                    options.stream().filter(o -> o.key().equals(key)).findFirst();
            if (option.isPresent()) {
                section.read(option.get(), at.child(key, entry.getValueNode()));
            } else {
                at.problems().add(keyNode, at.childPath(shown(key)), unknown(section, key));
            }
        }
    }

    private String unknown(Section section, String key) {
        List<String> known = options.stream().map(Option::key).toList();
        Optional<String> meant = Suggestions.closest(key, known);
        meant.ifPresent(section::misspells);
        return "unknown key " + shown(key)
                + meant.map(word -> "; did you mean " + word + "?")
                        .orElse("; expected " + keys(options) + ", or a key that begins with " + FREE_PREFIX);
    }

    static String repeated(String key, int firstLine) {
        return "the key " + key + " is written twice" + (firstLine > 0 ? ", first in line " + firstLine : "")
                + "; remove one";
    }

    /** {@code password:hunter2}, its space forgotten, is a key; only the part before the colon may be shown. */
    static String shown(String key) {
        String excerpt = YamlValue.excerpt(key);
        String text = excerpt.substring(1, excerpt.length() - 1);
        return Secrets.looksSecret(text) ? text.split("[:=\\s]", 2)[0] : text;
    }

    private void checkPresence(Section section) {
        for (Option<?> option : options) {
            if (option.required() && section.lacks(option)) {
                section.at().problem("the key " + option.key() + " is missing: " + option.description());
            }
        }
        List<Option<?>> named = choices.stream().filter(section::has).toList();
        if (named.size() > 1) {
            section.problem(
                    named.get(1),
                    "only one of " + keys(choices) + " can be written here, found " + keys(named, " and "));
        } else if (choiceRequired && choices.stream().allMatch(section::lacks)) {
            section.at().problem("one of " + keys(choices) + " is missing");
        }
    }

    private static String keys(List<Option<?>> options) {
        return keys(options, ", ");
    }

    private static String keys(List<Option<?>> options, String separator) {
        return options.isEmpty() ? "no keys" : options.stream().map(Option::key).collect(Collectors.joining(separator));
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        options.forEach(option -> properties.put(option.key(), property(option)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required =
                options.stream().filter(Option::required).map(Option::key).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!choices.isEmpty()) {
            List<Map<String, Object>> alternatives = new ArrayList<>();
            choices.forEach(choice -> alternatives.add(Map.of("required", List.of(choice.key()))));
            if (!choiceRequired) {
                alternatives.add(Map.of("not", Map.of("anyOf", List.copyOf(alternatives))));
            }
            schema.put("oneOf", alternatives);
        }
        schema.put("patternProperties", Map.of("^" + FREE_PREFIX, true));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static <V> Map<String, Object> property(Option<V> option) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", option.description());
        property.putAll(option.type().schema());
        if (option.fallback() != null) {
            property.put("default", option.type().write(option.fallback()));
        }
        return property;
    }
}
