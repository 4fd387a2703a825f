package io.tidemark.job.config.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * What a value of a file may be: how it is read and how the JSON Schema describes it. A type is a constant without state.
 *
 * @param <T> what it is read into; never null
 */
public interface ValueType<T> {

    /** Reads a value, or reports at least one problem and returns empty. */
    Optional<T> read(YamlValue value);

    /** The JSON Schema of what {@link #read} accepts; it may accept more where JSON Schema cannot say it, never less. */
    Map<String, Object> schema();

    /** A value of this type as the file would write it; for defaults in the JSON Schema. */
    default Object write(T value) {
        return value;
    }
}
