package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.ProcessingTimeTrigger;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;

/** The way of an event into windows that keep their own events: judge each pair, find or open its window, update, ask triggers. */
final class PairIntake<T> {

    private final WindowingOptions options;
    private final Lateness lateness;
    private final ActiveWindows active;
    private final SessionMerger sessions;
    private final EmptyWindows empties;
    private final DuePanes due;
    private final PartialSender partials;
    private final Arrival<T> arrival;
    private final WindowOutput<T> output;
    private final CallClock clock;
    private final TriggerContext triggerContext;
    private final WindowAssigner.Windows takePair = this::takePair;
    private final WindowAssigner.Windows takeSession = this::takeSession;
    private final WindowAssigner.Windows noteEnd = (start, end) -> latestEnd = end;

    private CompiledWindow definition;
    private long latestEnd;
    /** The last closed window to take the arrival of those that others without events may come behind. */
    private LiveWindow followed;

    PairIntake(
            WindowingOptions options,
            Lateness lateness,
            ActiveWindows active,
            SessionMerger sessions,
            EmptyWindows empties,
            DuePanes due,
            PartialSender partials,
            Arrival<T> arrival,
            WindowOutput<T> output,
            CallClock clock) {
        this.options = options;
        this.lateness = lateness;
        this.active = active;
        this.sessions = sessions;
        this.empties = empties;
        this.due = due;
        this.partials = partials;
        this.arrival = arrival;
        this.output = output;
        this.clock = clock;
        this.triggerContext = new TriggerContext(clock);
    }

    /** Takes the arrival into all its windows of a definition. */
    void take(CompiledWindow newDefinition) {
        definition = newDefinition;
        if (definition.merging) {
            definition.assigner.assign(arrival.latestTime(), noteEnd);
            definition.assigner.assign(arrival.time(), takeSession);
        } else {
            definition.assigner.assign(arrival.time(), takePair);
            if (followed != null) {
                empties.followLate(definition, followed, arrival.watermark());
                followed = null;
            }
        }
    }

    /** Takes a partial that comes from a window of these bounds. */
    void takePartial(CompiledWindow newDefinition, long start, long end) {
        definition = newDefinition;
        if (definition.sameBounds) {
            takePair(start, end);
        } else {
            definition.assigner.assign(start, takePair);
        }
    }

    private void takePair(long start, long end) {
        Verdict verdict = lateness.judge(end, arrival.watermark());
        if (verdict == Verdict.TOO_LATE) {
            refuseLate(definition, start, end);
            return;
        }
        LiveWindow window = active.find(definition.number, start, end);
        if (window == null) {
            window = openWithinLimit(start, end);
        }
        if (window != null) {
            update(definition, window, verdict);
            if (window.closed && definition.emptyForMillis > 0) {
                followed = window;
            }
        }
    }

    /** For sessions the verdict is taken on the bounds after merging: what merges into a live session may be on time. */
    private void takeSession(long start, long endOfEarliest) {
        long end = latestEnd;
        sessions.findTouching(definition, start, end);
        Verdict verdict = lateness.judge(sessions.mergedEnd(), arrival.watermark());
        if (verdict == Verdict.TOO_LATE) {
            refuseLate(definition, sessions.mergedStart(), sessions.mergedEnd());
            return;
        }
        LiveWindow window = sessions.hasTouching()
                ? sessions.merge(Lateness.hasPassed(sessions.mergedEnd(), arrival.watermark()))
                : openWithinLimit(start, end);
        if (window != null) {
            update(definition, window, verdict);
        }
    }

    private LiveWindow openWithinLimit(long start, long end) {
        if (arrival.isEvent() && isOverLimit(end)) {
            definition.pairs.overLimit++;
            output.overLimit(arrival.refused(definition, start, end));
            return null;
        }
        return active.open(definition, start, end, Lateness.hasPassed(end, arrival.watermark()));
    }

    private boolean isOverLimit(long end) {
        WindowIndex index = active.index();
        // The horizon stands whatever the policy: it may have been another when a window was dropped.
        return index.isBehindHorizon(definition.number, end)
                || (options.windowLimitPolicy() == WindowLimitPolicy.REJECT
                        && index.size() >= options.maxWindowsPerKey());
    }

    /** Puts the arrival into a window that has accepted it. */
    void update(CompiledWindow into, LiveWindow window, Verdict verdict) {
        count(into, verdict);
        window.unfired += arrival.count();
        arrival.addTo(window, into.aggregate);
        boolean fires = false;
        for (int i = 0; into.looksAtEvents && i < into.triggers.length; i++) {
            fires |= into.triggers[i].onEvent(arrival.view(), triggerContext.at(window, i));
        }
        if (window.closed) {
            handOn(into, window.start, window.end);
        }
        if (window.closed && into.firesRemainder) {
            if (options.lateFiringIntervalMillis() == 0) {
                fires = true;
            } else {
                window.lateDeadline = Math.min(
                        window.lateDeadline,
                        ProcessingTimeTrigger.nextMultiple(clock.now(), options.lateFiringIntervalMillis()));
            }
        }
        if (fires) {
            due.add(window);
        }
    }

    /** Hands the arrival on to roll-ups, from a closed window that has taken it. */
    void handOn(CompiledWindow from, long start, long end) {
        partials.sendLate(from, start, end, arrival);
    }

    /** Accounts for a pair that a window has accepted. */
    void count(CompiledWindow into, Verdict verdict) {
        if (verdict == Verdict.ON_TIME) {
            into.pairs.onTime += arrival.count();
        } else {
            into.pairs.lateAccepted += arrival.count();
        }
    }

    /** Sends a pair that came too late to its output. */
    void refuseLate(CompiledWindow refusing, long start, long end) {
        if (!arrival.isEvent()) {
            throw new IllegalStateException(arrival.count() + " events in one came too late for window "
                    + refusing.name + " [" + start + ", " + end + ") at watermark " + arrival.watermark()
                    + ": only events ahead of every watermark may be batched, and no watermark overtakes a partial");
        }
        refusing.pairs.tooLate++;
        output.late(arrival.refused(refusing, start, end));
    }
}
