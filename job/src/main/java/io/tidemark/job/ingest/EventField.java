package io.tidemark.job.ingest;

import io.tidemark.functions.Field;
import java.io.Serializable;
import java.util.Objects;

/**
 * A field that decoders read for the aggregates.
 *
 * @param field its path in the record and its index in the event
 * @param number whether it is read as a number
 * @param text whether it is read as text
 * @param required whether a record without a finite number in it is rejected; otherwise the aggregates skip the event
 */
public record EventField(Field field, boolean number, boolean text, boolean required) implements Serializable {

    public EventField {
        Objects.requireNonNull(field, "field");
        if (required && !number) {
            throw new IllegalArgumentException("the required field " + field.name() + " must be read as a number");
        }
    }
}
