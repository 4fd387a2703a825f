package io.tidemark.job.config;

import io.tidemark.functions.Field;
import java.io.Serializable;

/**
 * A field of an event and what it is read as.
 *
 * @param number whether an aggregate reads it as a number
 * @param text whether an aggregate reads it as text
 * @param required whether an event without it, or with a value of the wrong kind, is rejected
 */
public record FieldUse(Field field, boolean number, boolean text, boolean required) implements Serializable {

    FieldUse with(boolean alsoNumber, boolean alsoText) {
        return new FieldUse(field, number || alsoNumber, text || alsoText, required);
    }
}
