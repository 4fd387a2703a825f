package io.tidemark.functions.running;

import java.io.Serializable;
import java.util.Objects;

/**
 * A detector of anomalies.
 *
 * @param name unique in the pipeline; names the detector in its records and in state
 * @param detector what judges
 * @param input what is judged
 */
public record NamedDetector(String name, AnomalyDetector<?> detector, RunningInput input) implements Serializable {

    /**
     * @throws IllegalArgumentException for a blank name, or for events without a field: there is nothing to judge
     */
    public NamedDetector {
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(input, "input");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a detector of anomalies needs a name");
        }
        if (input instanceof RunningInput.AllEvents) {
            throw new IllegalArgumentException("the detector " + name + " needs a field of the events to judge");
        }
    }

    /** By which state knows it. */
    public String signature() {
        return name + ": " + detector.signature() + " of " + input;
    }
}
