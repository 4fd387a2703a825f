package io.tidemark.operators.rollup;

import io.tidemark.functions.window.WindowDefinition;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The definitions that one operator computes. The first stage takes events, every other one the partials of the stage before.
 *
 * @param number 0 for the first
 * @param definitions what the stage computes
 * @param sameBounds positions of the definitions whose windows are those that partials come from; the others assign each partial
 *     to windows that hold its window whole
 * @param routes where partials of the definitions go, to the next stage
 */
public record WindowStage(
        int number, List<WindowDefinition> definitions, Set<Integer> sameBounds, List<PartialRoute> routes)
        implements Serializable {

    public WindowStage {
        definitions = List.copyOf(definitions);
        sameBounds = Set.copyOf(sameBounds);
        routes = List.copyOf(routes);
    }

    /** Whether the stage takes events; the others take partials. */
    public boolean isFirst() {
        return number == 0;
    }

    /** Whether a stage follows. */
    public boolean handsOn() {
        return !routes.isEmpty();
    }

    /** Names of the definitions, in order. */
    public List<String> names() {
        return definitions.stream().map(WindowDefinition::name).toList();
    }
}
