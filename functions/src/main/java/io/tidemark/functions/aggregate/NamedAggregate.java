package io.tidemark.functions.aggregate;

import java.io.Serializable;
import java.util.Objects;

/**
 * A part of a composite: an aggregate and the name of its value in results.
 *
 * @param name unique within the composite
 * @param aggregate what is computed
 */
public record NamedAggregate(String name, Aggregate<?> aggregate) implements Serializable {

    /**
     * @throws IllegalArgumentException for a blank name
     */
    public NamedAggregate {
        Objects.requireNonNull(aggregate, "aggregate");
        if (name.isBlank()) {
            throw new IllegalArgumentException("an aggregate needs a name");
        }
    }
}
