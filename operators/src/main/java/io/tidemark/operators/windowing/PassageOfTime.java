package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;

/**
 * What time does to the windows of a key: the on-time firing of those whose time has passed, the end of those that are kept no
 * longer, and the firings that have waited for the wall clock. One walk over the windows does all three, so that their panes
 * come out in order.
 */
final class PassageOfTime {

    /** Before every deadline: no firing waits for this time. */
    static final long NO_CLOCK = Long.MIN_VALUE;

    private final CompiledWindow[] definitions;
    private final Lateness lateness;
    private final ActiveWindows active;
    private final PaneEmitter<?> panes;
    private final EmptyWindows empties;
    private final TriggerContext triggerContext;

    PassageOfTime(
            CompiledWindow[] definitions,
            Lateness lateness,
            ActiveWindows active,
            PaneEmitter<?> panes,
            EmptyWindows empties,
            CallClock clock) {
        this.definitions = definitions;
        this.lateness = lateness;
        this.active = active;
        this.panes = panes;
        this.empties = empties;
        this.triggerContext = new TriggerContext(clock);
    }

    /**
     * @param reached the watermark, or the clock that takes its place
     * @param clock the wall clock, or {@link #NO_CLOCK} when no firing waits for it
     */
    void to(long reached, long clock) {
        WindowIndex index = active.index();
        dropUpTo(reached, index);
        if (clock == NO_CLOCK || !index.hasDeadlines()) {
            for (int position = index.firstOpen(); position < index.size(); position++) {
                WindowEntry entry = index.get(position);
                if (!Lateness.hasPassed(entry.end, reached)) {
                    return;
                }
                closeIfOpen(entry);
            }
            return;
        }
        for (int position = 0; position < index.size(); position++) {
            WindowEntry entry = index.get(position);
            if (Lateness.hasPassed(entry.end, reached)) {
                closeIfOpen(entry);
            }
            if (entry.deadline <= clock) {
                fireDeadline(entry, clock);
            }
        }
    }

    /** Windows end in order, and so they are dropped; what they have yet to fire comes before that of any other. */
    private void dropUpTo(long reached, WindowIndex index) {
        while (!index.isEmpty()) {
            WindowEntry entry = index.get(0);
            if (!Lateness.hasPassed(entry.end, reached) || reached < lateness.cleanupTime(entry.end)) {
                return;
            }
            if (entry.closed) {
                fireLateRemainder(entry);
            } else {
                close(entry);
            }
            active.drop(entry);
        }
    }

    private void closeIfOpen(WindowEntry entry) {
        if (!entry.closed) {
            close(entry);
        }
    }

    private void close(WindowEntry entry) {
        LiveWindow window = active.require(entry);
        CompiledWindow definition = definitions[entry.id.definition()];
        if (definition.firesAtClose(window)) {
            panes.fireOnTime(window);
        } else {
            panes.handOn(window);
        }
        window.closed = true;
        entry.closed = true;
        active.indexChanged();
        if (definition.emptyForMillis > 0) {
            empties.followClosing(definition, window);
        }
    }

    /** Late events that wait to be fired together are fired at the latest when their window is dropped. */
    private void fireLateRemainder(WindowEntry entry) {
        if (entry.deadline == Trigger.NO_DEADLINE) {
            return;
        }
        LiveWindow window = active.require(entry);
        if (window.unfired > 0 && definitions[entry.id.definition()].firesRemainder) {
            panes.fireOffTime(window);
        }
    }

    private void fireDeadline(WindowEntry entry, long clock) {
        LiveWindow window = active.require(entry);
        Trigger[] triggers = definitions[entry.id.definition()].triggers;
        boolean fires = window.lateDeadline <= clock;
        if (fires) {
            window.lateDeadline = Trigger.NO_DEADLINE;
        }
        for (int i = 0; i < triggers.length; i++) {
            if (triggers[i].deadline(window.triggerStates[i]) <= clock) {
                fires |= triggers[i].onDeadline(triggerContext.at(window, i));
            }
        }
        if (fires && window.unfired > 0) {
            panes.fireOffTime(window);
        }
    }
}
