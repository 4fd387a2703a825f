package io.tidemark.job.scenario;

import java.util.List;

/**
 * One story with its own operator: what happens, and what has to come of it.
 *
 * @param name a sentence that says the rule
 * @param line where it begins in its file, from 1
 */
public record Scenario(String name, int line, List<Step> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }
}
