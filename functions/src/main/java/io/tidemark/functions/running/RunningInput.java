package io.tidemark.functions.running;

import io.tidemark.functions.Field;
import java.io.Serializable;
import java.util.Objects;

/** What a running statistic or a detector takes in, value by value. */
public sealed interface RunningInput extends Serializable {

    /** What it is, for people and in state. */
    @Override
    String toString();

    /**
     * A field of every event of the key, in the order in which they arrive: whatever windows say of them, late ones too. Events
     * whose field is absent or not a number are skipped.
     */
    record Events(Field field) implements RunningInput {

        public Events {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public String toString() {
            return "field " + field.name();
        }
    }

    /** Every event of the key, in the order in which they arrive, for statistics that look at times only. */
    record AllEvents() implements RunningInput {

        @Override
        public String toString() {
            return "events";
        }
    }

    /**
     * A named value of every on-time result of a window definition, at the window's last millisecond. Values that are {@code
     * null} or no numbers are skipped.
     *
     * @param window name of the window definition
     * @param value name of one of its aggregates
     */
    record Results(String window, String value) implements RunningInput {

        public Results {
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "result " + window + "." + value;
        }
    }
}
