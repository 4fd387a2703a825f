package io.tidemark.job.config.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping whose options have been read, good and bad ones: what an {@link ObjectType} checks and makes its record from.
 * Options are found by their key.
 */
public final class Section {

    private final YamlValue at;
    private final ObjectType<?> type;
    private final Map<String, YamlValue> written = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();

    /** Keys that an unknown one is probably meant to be. */
    private final Set<String> misspelt = new HashSet<>();

    Section(YamlValue at, ObjectType<?> type) {
        this.at = at;
        this.type = type;
    }

    <T> void read(Option<T> option, YamlValue value) {
        written.put(option.key(), value);
        option.type().read(value).ifPresent(read -> values.put(option.key(), read));
    }

    void misspells(String key) {
        misspelt.add(key);
    }

    /** The mapping itself. */
    public YamlValue at() {
        return at;
    }

    /** What the mapping has been read as. */
    ObjectType<?> type() {
        return type;
    }

    /** Whether the file names the option, well or badly. */
    public boolean has(Option<?> option) {
        return written.containsKey(option.key());
    }

    /** Whether the option is absent and no unknown key looks like it: to complain of both would be to say it twice. */
    public boolean lacks(Option<?> option) {
        return !has(option) && !misspelt.contains(option.key());
    }

    /** The option's value or its default; empty when it has neither, or when what is written is wrong. */
    @SuppressWarnings("unchecked") // only read(), whose parameters agree on T, puts values in
    public <T> Optional<T> find(Option<T> option) {
        return has(option) ? Optional.ofNullable((T) values.get(option.key())) : Optional.ofNullable(option.fallback());
    }

    /** The option's value or its default, {@code null} when it has neither; for sections without problems. */
    public <T> T get(Option<T> option) {
        return find(option).orElse(null);
    }

    /** Where the option is written, or else the mapping that could name it. */
    public YamlValue where(Option<?> option) {
        return written.getOrDefault(option.key(), at);
    }

    /** Reports a problem with an option where it is written, or else at the mapping. */
    public void problem(Option<?> option, String message) {
        where(option).problem(message);
    }

    /** The mappings below an option: one for an object, one an item for a list of objects; none when it is not named. */
    public List<Section> children(Option<?> option) {
        return has(option) ? List.copyOf(written.get(option.key()).sections()) : List.of();
    }

    /** The mapping below an option. */
    public Optional<Section> child(Option<?> option) {
        return children(option).stream().findFirst();
    }
}
