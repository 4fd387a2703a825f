package io.tidemark.functions.window;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.WatermarkTrigger;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One window definition of a pipeline: which windows, when they fire, what they compute.
 *
 * @param name unique in the pipeline; names the window in results, metrics and state
 * @param assigner which windows an event belongs to
 * @param triggers any of them fires a window; never empty
 * @param mode what a pane holds
 * @param fireRemainder whether a window without a {@link WatermarkTrigger} fires what no trigger has fired once its time
 *     has passed
 * @param aggregate what is computed
 */
public record WindowDefinition(
        String name,
        WindowAssigner assigner,
        List<Trigger> triggers,
        PaneMode mode,
        boolean fireRemainder,
        CompositeAggregate aggregate)
        implements Serializable {

    /**
     * @throws IllegalArgumentException when the name is blank, there is no trigger, or nothing could ever fire a window
     *     before the end of the input
     */
    public WindowDefinition {
        Objects.requireNonNull(assigner, "assigner");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(aggregate, "aggregate");
        triggers = List.copyOf(triggers);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a window definition needs a name");
        }
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("window " + name + " needs at least one trigger");
        }
        if (!assigner.endsByTime() && triggers.stream().allMatch(WatermarkTrigger.class::isInstance)) {
            throw new IllegalArgumentException(
                    "window " + name
                            + " never ends by time: it needs a count or processing-time trigger, found only the watermark trigger");
        }
    }

    /** An accumulating definition that fires on the watermark. */
    public static WindowDefinition of(String name, WindowAssigner assigner, CompositeAggregate aggregate) {
        return new WindowDefinition(
                name, assigner, List.of(new WatermarkTrigger()), PaneMode.ACCUMULATING, true, aggregate);
    }

    /** This definition with other triggers. */
    public WindowDefinition withTriggers(Trigger... newTriggers) {
        return new WindowDefinition(name, assigner, List.of(newTriggers), mode, fireRemainder, aggregate);
    }

    /** This definition with another pane mode. */
    public WindowDefinition withMode(PaneMode newMode) {
        return new WindowDefinition(name, assigner, triggers, newMode, fireRemainder, aggregate);
    }

    /** This definition with another choice for the unfired remainder. */
    public WindowDefinition withFireRemainder(boolean newFireRemainder) {
        return new WindowDefinition(name, assigner, triggers, mode, newFireRemainder, aggregate);
    }

    /** Whether the watermark is among the triggers: the on-time pane then comes even when nothing is left unfired. */
    public boolean firesOnWatermark() {
        return triggers.stream().anyMatch(WatermarkTrigger.class::isInstance);
    }
}
