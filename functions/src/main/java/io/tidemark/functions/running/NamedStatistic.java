package io.tidemark.functions.running;

import java.io.Serializable;
import java.util.Objects;

/**
 * A running statistic that the results of a window definition show.
 *
 * @param window name of the window definition
 * @param name of the value in its results; no aggregate of the window has it
 * @param statistic what is computed
 * @param input of what
 */
public record NamedStatistic(String window, String name, RunningStatistic<?> statistic, RunningInput input)
        implements Serializable {

    /**
     * @throws IllegalArgumentException for a blank name
     */
    public NamedStatistic {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(input, "input");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a running statistic of window " + window + " needs a name");
        }
    }

    /** By which state knows it: equal ones of several windows, under whatever names, are one. */
    public String signature() {
        return statistic.signature() + " of " + input;
    }
}
