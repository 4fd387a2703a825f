package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.trigger.CountTrigger;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Pane;
import io.tidemark.operators.rollup.PartialRoute;
import io.tidemark.operators.rollup.WindowStage;

/** A window definition with its questions answered once, so that the event path only reads fields. */
final class CompiledWindow {

    /** By which state knows the definition. */
    final int number;

    final String name;
    final WindowAssigner assigner;
    final boolean merging;
    /** Whether windows share time, so that one can be had from the one before, and keeping that one at hand takes little. */
    final boolean keepsRunning;
    /** The group whose slices hold the events of the definition's windows; {@code null} when windows keep their own. */
    CompiledSlices group;

    final Trigger[] triggers;
    final CompositeAggregate aggregate;
    final boolean accumulating;
    /** How long after a key's last event its windows come without events; 0 when they do not. */
    final long emptyForMillis;
    /** Whether the on-time pane comes even when nothing is left unfired. */
    private final boolean alwaysOnTime;
    /** Whether what no trigger has fired is fired when time has passed: at the close, for late events, and at cleanup. */
    final boolean firesRemainder;
    /** Whether a trigger may wait for the wall clock. */
    private final boolean triggersHaveDeadlines;
    /** Whether a trigger looks at events. */
    final boolean looksAtEvents;
    /** Accounts for the definition's pairs. */
    final PairLedger pairs;
    /** Whether it takes partials into windows of their own bounds, instead of assigning them. */
    final boolean sameBounds;
    /** Where what windows hold is handed on to; mostly nowhere. */
    final PartialRoute[] routes;

    /**
     * @param position of the definition in its stage
     */
    CompiledWindow(int number, WindowStage stage, int position, PairLedger pairs) {
        WindowDefinition definition = stage.definitions().get(position);
        this.number = number;
        this.sameBounds = stage.sameBounds().contains(position);
        this.routes = stage.routes().stream()
                .filter(route -> route.source() == position)
                .toArray(PartialRoute[]::new);
        this.pairs = pairs;
        this.name = definition.name();
        this.assigner = definition.assigner();
        this.merging = definition.assigner().isMerging();
        this.keepsRunning =
                definition.assigner().overlaps() && definition.aggregate().slidesSmall();
        this.triggers = definition.triggers().toArray(new Trigger[0]);
        this.aggregate = definition.aggregate();
        this.accumulating = definition.mode() == PaneMode.ACCUMULATING;
        this.emptyForMillis = definition.emptyForMillis();
        this.alwaysOnTime = accumulating && definition.firesOnWatermark();
        this.firesRemainder = definition.firesOnWatermark() || definition.fireRemainder();
        this.triggersHaveDeadlines = definition.triggers().stream()
                .anyMatch(trigger -> !(trigger instanceof WatermarkTrigger || trigger instanceof CountTrigger));
        this.looksAtEvents = definition.triggers().stream().anyMatch(trigger -> !(trigger instanceof WatermarkTrigger));
    }

    LiveWindow open(long start, long end) {
        return new LiveWindow(new WindowId(number, start, end), initialTriggerStates(), aggregate.create());
    }

    long[] initialTriggerStates() {
        long[] triggerStates = new long[triggers.length];
        for (int i = 0; i < triggerStates.length; i++) {
            triggerStates[i] = triggers[i].initialState();
        }
        return triggerStates;
    }

    /** Whether the windows of an entry are held in the slices that this definition has now. */
    boolean sharesAs(WindowEntry entry) {
        return group != null && entry.slices == group.number;
    }

    /** Whether what a pane holds is handed on with it: later no window holds it any more that is not closed. */
    boolean handsOnWith(Pane pane) {
        return pane == Pane.ON_TIME || (!accumulating && pane == Pane.EARLY);
    }

    boolean firesAtClose(LiveWindow window) {
        return alwaysOnTime || (firesRemainder && window.unfired > 0);
    }

    /** Remembers the deadline of a window that has just been read: the one that the index knows. */
    void noteDeadline(LiveWindow window) {
        window.indexedDeadline = deadline(window);
    }

    /** Whether the index knows another deadline than the window now has. */
    boolean deadlineHasMoved(LiveWindow window) {
        return deadline(window) != window.indexedDeadline;
    }

    /** The earliest wall clock at which anything wants to fire the window. */
    long deadline(LiveWindow window) {
        // Late events may wait though nothing coalesces them any longer: the configuration was another when they came.
        long deadline = window.lateDeadline;
        for (int i = 0; triggersHaveDeadlines && i < triggers.length; i++) {
            deadline = Math.min(deadline, triggers[i].deadline(window.triggerStates[i]));
        }
        return deadline;
    }

    /** Makes {@code into} hold the events of both; bounds, panes and identity stay those of {@code into}. */
    void merge(LiveWindow into, LiveWindow from) {
        for (int i = 0; i < triggers.length; i++) {
            into.triggerStates[i] = triggers[i].merge(into.triggerStates[i], from.triggerStates[i]);
        }
        into.count += from.count;
        into.unfired += from.unfired;
        into.minTime = Math.min(into.minTime, from.minTime);
        into.maxTime = Math.max(into.maxTime, from.maxTime);
        into.lateDeadline = Math.min(into.lateDeadline, from.lateDeadline);
        aggregate.merge(into.accumulator, from.accumulator);
    }
}
