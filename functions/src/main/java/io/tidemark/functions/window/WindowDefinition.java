package io.tidemark.functions.window;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.WatermarkTrigger;
import java.io.Serializable;
import java.time.Duration;
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
 * @param emptyForMillis how long after a key's last event its windows come also when they hold no events: those that start
 *     within that time; 0 for none
 */
public record WindowDefinition(
        String name,
        WindowAssigner assigner,
        List<Trigger> triggers,
        PaneMode mode,
        boolean fireRemainder,
        CompositeAggregate aggregate,
        long emptyForMillis)
        implements Serializable {

    /**
     * @throws IllegalArgumentException when the name is blank, there is no trigger, nothing could ever fire a window before the
     *     end of the input, or windows without events could not come though they are asked for
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
        checkEmptyWindows(name, assigner, triggers, mode, emptyForMillis);
    }

    /** A definition without windows that hold no events. */
    public WindowDefinition(
            String name,
            WindowAssigner assigner,
            List<Trigger> triggers,
            PaneMode mode,
            boolean fireRemainder,
            CompositeAggregate aggregate) {
        this(name, assigner, triggers, mode, fireRemainder, aggregate, 0);
    }

    private static void checkEmptyWindows(
            String name, WindowAssigner assigner, List<Trigger> triggers, PaneMode mode, long emptyForMillis) {
        if (emptyForMillis < 0) {
            throw new IllegalArgumentException("window " + name
                    + " emits windows without events for a time of at least 0, found " + emptyForMillis + " ms");
        }
        if (emptyForMillis == 0) {
            return;
        }
        String obstacle = null;
        if (assigner.isMerging()) {
            obstacle = "a session is made by its events, so there is none without";
        } else if (!assigner.endsByTime()) {
            obstacle = "a window that never ends has no other behind it";
        } else if (mode != PaneMode.ACCUMULATING) {
            obstacle = "discarding panes come only with new events";
        } else if (triggers.stream().noneMatch(WatermarkTrigger.class::isInstance)) {
            obstacle = "without the watermark trigger only what is unfired comes when a window ends";
        }
        if (obstacle != null) {
            throw new IllegalArgumentException("window " + name + " cannot emit windows without events: " + obstacle);
        }
    }

    /** An accumulating definition that fires on the watermark. */
    public static WindowDefinition of(String name, WindowAssigner assigner, CompositeAggregate aggregate) {
        return new WindowDefinition(
                name, assigner, List.of(new WatermarkTrigger()), PaneMode.ACCUMULATING, true, aggregate);
    }

    /** This definition with other triggers. */
    public WindowDefinition withTriggers(Trigger... newTriggers) {
        return new WindowDefinition(
                name, assigner, List.of(newTriggers), mode, fireRemainder, aggregate, emptyForMillis);
    }

    /** This definition with another pane mode. */
    public WindowDefinition withMode(PaneMode newMode) {
        return new WindowDefinition(name, assigner, triggers, newMode, fireRemainder, aggregate, emptyForMillis);
    }

    /** This definition with another choice for the unfired remainder. */
    public WindowDefinition withFireRemainder(boolean newFireRemainder) {
        return new WindowDefinition(name, assigner, triggers, mode, newFireRemainder, aggregate, emptyForMillis);
    }

    /**
     * This definition with windows that hold no events, for so long after a key's last one: its silence shows. The key's next
     * window is the first that its assigner names at the end of the one before.
     */
    public WindowDefinition emittingEmpty(Duration time) {
        return new WindowDefinition(
                name, assigner, triggers, mode, fireRemainder, aggregate, WindowAssigners.millis("emit-empty", time));
    }

    /** Whether windows without events come, for a while after a key's last one. */
    public boolean emitsEmpty() {
        return emptyForMillis > 0;
    }

    /** Whether the watermark is among the triggers: the on-time pane then comes even when nothing is left unfired. */
    public boolean firesOnWatermark() {
        return triggers.stream().anyMatch(WatermarkTrigger.class::isInstance);
    }
}
