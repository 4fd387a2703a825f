package io.tidemark.job.config;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * One window definition.
 *
 * @param name unique in the pipeline
 * @param assigner the type of window with its parameters
 * @param triggers at least one
 * @param mode what a pane holds
 * @param fireRemainder whether what no trigger has fired is fired once the window's time has passed
 * @param aggregates the window's own, or else those of the pipeline; none with {@code of}
 * @param emitEmptyFor how long after a key's last event its windows come also without events; zero for not at all
 * @param of the window or roll-up whose windows these are made of; {@code null} for events
 * @param emitSketches whether results carry what is needed to merge them further
 */
public record WindowConfig(
        String name,
        WindowAssigner assigner,
        List<Trigger> triggers,
        PaneMode mode,
        boolean fireRemainder,
        List<AggregateConfig> aggregates,
        Duration emitEmptyFor,
        String of,
        boolean emitSketches)
        implements Serializable {

    public WindowConfig {
        triggers = List.copyOf(triggers);
        aggregates = List.copyOf(aggregates);
    }

    WindowConfig withAggregates(List<AggregateConfig> newAggregates) {
        return new WindowConfig(
                name, assigner, triggers, mode, fireRemainder, newAggregates, emitEmptyFor, of, emitSketches);
    }

    /** Whether the windows take events; others take what windows hold. */
    public boolean isOfEvents() {
        return of == null;
    }
}
