package io.tidemark.functions;

import java.io.Serializable;
import java.util.Objects;

/**
 * A named value of an event and its position in an {@link EventView}.
 *
 * @param name as users write it; identifies the field in state
 * @param index position to ask an {@link EventView} for
 */
public record Field(String name, int index) implements Serializable {

    /**
     * @throws IllegalArgumentException for a blank name or a negative index
     */
    public Field {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        if (index < 0) {
            throw new IllegalArgumentException("field " + name + " has the negative index " + index);
        }
    }
}
