package io.tidemark.job.config.yaml;

import java.util.Objects;

/**
 * One key of a mapping; declared as a constant and used to read the file and to describe it.
 *
 * @param key as the file writes it
 * @param fallback what holds when the file does not name the key; {@code null} for nothing
 * @param required whether the file has to name the key
 * @param description one sentence, with the unit
 */
public record Option<T>(String key, ValueType<T> type, T fallback, boolean required, String description) {

    public Option {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    /** A key that every file has to name. */
    public static <T> Option<T> required(String key, ValueType<T> type, String description) {
        return new Option<>(key, type, null, true, description);
    }

    /** A key that may be left out, with what then holds. */
    public static <T> Option<T> of(String key, ValueType<T> type, T fallback, String description) {
        return new Option<>(key, type, Objects.requireNonNull(fallback, "fallback"), false, description);
    }

    /** A key that may be left out; nothing holds then, or something that depends on other keys. */
    public static <T> Option<T> optional(String key, ValueType<T> type, String description) {
        return new Option<>(key, type, null, false, description);
    }

    /** This option, not required. */
    public Option<T> relaxed() {
        return new Option<>(key, type, fallback, false, description);
    }
}
