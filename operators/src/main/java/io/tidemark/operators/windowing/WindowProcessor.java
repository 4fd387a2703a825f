package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.ProcessingTimeTrigger;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes all window definitions of a pipeline for one key at a time, in one pass over its events.
 *
 * <p>An event's way: assign it to windows, judge each (event, window) pair against the watermark, update the window, ask its
 * triggers, fire. Time's way: close the windows whose time has passed, drop those that are kept no longer, fire those whose
 * triggers waited for the wall clock. In every call panes come out in the order of {@code (end, start)}.
 *
 * <p>Under processing time the wall clock takes the watermark's place, and a watermark of {@code Long.MAX_VALUE}, the end of
 * the input, closes everything.
 *
 * @param <T> the events of the stream
 */
public final class WindowProcessor<T> {

    /** Before every deadline: no firing waits for this time. */
    private static final long NO_CLOCK = Long.MIN_VALUE;

    private final CompiledWindow[] definitions;
    private final WindowingOptions options;
    private final Lateness lateness;
    private final EventExtractor<T> extractor;
    private final WindowOutput<T> output;
    private final WindowLedger ledger;
    private final ActiveWindows active;
    private final PaneEmitter<T> panes;
    private final SessionMerger sessions;
    private final ExtractedEvent<T> view;
    private final TriggerContext triggerContext = new TriggerContext();
    private final WindowAssigner.Windows takePair = this::takePair;
    private final List<LiveWindow> due = new ArrayList<>();

    // The call under way.
    private String key;
    private T event;
    private long time;
    private long now;
    private long watermark;
    private CompiledWindow definition;
    /** How many of the absorbed sessions have been retracted. */
    private int retracted;

    /**
     * @param pipeline name of the pipeline, for results
     * @param windows the definitions; ledger, state and results know them by their place in this list
     * @param ledger accounts for what happens, its definitions those of {@code windows}
     */
    public WindowProcessor(
            String pipeline,
            List<WindowDefinition> windows,
            WindowingOptions options,
            EventExtractor<T> extractor,
            WindowStore store,
            KeyTimers timers,
            WindowOutput<T> output,
            WindowLedger ledger) {
        this.definitions = new CompiledWindow[windows.size()];
        for (int index = 0; index < definitions.length; index++) {
            definitions[index] = new CompiledWindow(index, windows.get(index));
        }
        this.options = options;
        this.lateness = new Lateness(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        this.extractor = extractor;
        this.output = output;
        this.ledger = ledger;
        this.active = new ActiveWindows(definitions, store, timers, lateness, options.timeDomain(), ledger);
        this.panes = new PaneEmitter<>(pipeline, definitions, output, ledger);
        this.sessions = new SessionMerger(active);
        this.view = new ExtractedEvent<>(extractor);
    }

    /**
     * Takes in an event of the current key.
     *
     * @param currentWatermark the watermark the operator holds
     * @param currentTime the wall clock
     */
    public void processEvent(T newEvent, String currentKey, long currentWatermark, long currentTime) {
        begin(currentKey, currentWatermark, currentTime);
        event = newEvent;
        time = options.timeDomain() == TimeDomain.EVENT ? extractor.time(newEvent) : currentTime;
        view.set(newEvent, time);
        ledger.events++;
        for (CompiledWindow each : definitions) {
            definition = each;
            each.assigner.assign(time, takePair);
        }
        if (options.windowLimitPolicy() == WindowLimitPolicy.FIRE_OLDEST && active.hasOpened()) {
            dropOldestBeyondLimit();
        }
        fireDue();
        active.commit();
        event = null;
        view.clear();
    }

    /**
     * A watermark timer of the current key has fired.
     *
     * @param timer the time it was registered for
     */
    public void onWatermarkTimer(long timer, String currentKey, long currentWatermark, long currentTime) {
        begin(currentKey, currentWatermark, currentTime);
        WindowIndex index = active.index();
        if (index.watermarkTimer == timer) {
            index.watermarkTimer = WindowIndex.NO_TIMER;
            active.indexChanged();
        }
        // Under processing time the only watermark a key waits for is the last one.
        passTime(currentWatermark, NO_CLOCK);
        active.commit();
    }

    /**
     * A wall-clock timer of the current key has fired.
     *
     * @param timer the time it was registered for
     */
    public void onClockTimer(long timer, String currentKey, long currentWatermark, long currentTime) {
        begin(currentKey, currentWatermark, currentTime);
        WindowIndex index = active.index();
        if (index.clockTimer == timer) {
            index.clockTimer = WindowIndex.NO_TIMER;
            active.indexChanged();
        }
        passTime(options.timeDomain() == TimeDomain.EVENT ? currentWatermark : currentTime, currentTime);
        active.ignoreDeadlinesUpTo(currentTime);
        active.commit();
    }

    private void begin(String currentKey, long currentWatermark, long currentTime) {
        key = currentKey;
        now = currentTime;
        // A clock of n has seen all of millisecond n - 1 and may still see more of n.
        watermark = options.timeDomain() == TimeDomain.EVENT ? currentWatermark : currentTime - 1;
        due.clear();
        retracted = 0;
        active.begin();
        sessions.begin();
    }

    // --- assign, judge, update, trigger
    // -------------------------------------------------------------------------------

    private void takePair(long start, long end) {
        if (definition.merging) {
            takeSessionPair(start, end);
            return;
        }
        Verdict verdict = lateness.judge(end, watermark);
        if (verdict == Verdict.TOO_LATE) {
            refuseLate(start, end);
            return;
        }
        LiveWindow window = active.find(definition.index, start, end);
        if (window == null) {
            window = openWithinLimit(start, end);
        }
        if (window != null) {
            update(window, verdict);
        }
    }

    /** For sessions the verdict is taken on the bounds after merging: what merges into a live session may be on time. */
    private void takeSessionPair(long start, long end) {
        sessions.findTouching(definition, start, end);
        Verdict verdict = lateness.judge(sessions.mergedEnd(), watermark);
        if (verdict == Verdict.TOO_LATE) {
            refuseLate(sessions.mergedStart(), sessions.mergedEnd());
            return;
        }
        LiveWindow window = sessions.hasTouching()
                ? sessions.merge(Lateness.hasPassed(sessions.mergedEnd(), watermark))
                : openWithinLimit(start, end);
        if (window != null) {
            update(window, verdict);
        }
    }

    private LiveWindow openWithinLimit(long start, long end) {
        WindowIndex index = active.index();
        boolean refused = options.windowLimitPolicy() == WindowLimitPolicy.REJECT
                ? index.size() >= options.maxWindowsPerKey()
                : index.isBehindHorizon(definition.index, end);
        if (refused) {
            ledger.pairs(definition.index).overLimit++;
            output.overLimit(refusedPair(start, end));
            return null;
        }
        return active.open(definition, start, end, Lateness.hasPassed(end, watermark));
    }

    private void update(LiveWindow window, Verdict verdict) {
        PairLedger pairs = ledger.pairs(definition.index);
        if (verdict == Verdict.ON_TIME) {
            pairs.onTime++;
        } else {
            pairs.lateAccepted++;
        }
        window.count++;
        window.unfired++;
        window.minTime = Math.min(window.minTime, time);
        window.maxTime = Math.max(window.maxTime, time);
        definition.aggregate.add(window.accumulator, view);
        boolean fires = false;
        for (int i = 0; i < definition.triggers.length; i++) {
            fires |= definition.triggers[i].onEvent(view, triggerContext.at(window, i, now));
        }
        if (window.closed && definition.firesRemainder) {
            if (options.lateFiringIntervalMillis() == 0) {
                fires = true;
            } else {
                window.lateDeadline = Math.min(
                        window.lateDeadline,
                        ProcessingTimeTrigger.nextMultiple(now, options.lateFiringIntervalMillis()));
            }
        }
        if (fires) {
            due.add(window);
        }
    }

    private void refuseLate(long start, long end) {
        ledger.pairs(definition.index).tooLate++;
        output.late(refusedPair(start, end));
    }

    private RefusedPair<T> refusedPair(long start, long end) {
        return new RefusedPair<>(event, definition.name, key, time, start, end, watermark);
    }

    // --- fire
    // ---------------------------------------------------------------------------------------------------------

    /** Fires what the event's triggers have asked for and takes back what its merges have absorbed, in order. */
    private void fireDue() {
        if (due.size() > 1) {
            due.sort((left, right) -> WindowEntry.compare(
                    left.end, left.start, left.id.definition(), right.end, right.start, right.id.definition()));
        }
        for (int i = 0; i < due.size(); i++) {
            LiveWindow window = due.get(i);
            retractBefore(window.end, window.start, window.id.definition());
            fireBeforeOrAfterTime(window, false);
        }
        retractBefore(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    private void retractBefore(long end, long start, int definitionIndex) {
        List<AbsorbedSession> absorbed = sessions.absorbed();
        for (; retracted < absorbed.size(); retracted++) {
            AbsorbedSession next = absorbed.get(retracted);
            if (WindowEntry.compare(next.end(), next.start(), next.definition(), end, start, definitionIndex) > 0) {
                return;
            }
            panes.retract(key, next, reportedTime(), now);
        }
    }

    private void fireBeforeOrAfterTime(LiveWindow window, boolean truncated) {
        fire(window, window.closed ? Pane.LATE : Pane.EARLY, truncated);
    }

    private void fire(LiveWindow window, Pane pane, boolean truncated) {
        panes.fire(key, window, pane, truncated, reportedTime(), now);
    }

    /** The watermark as results show it: under processing time the clock. */
    private long reportedTime() {
        return options.timeDomain() == TimeDomain.EVENT ? watermark : now;
    }

    /**
     * The on-time firing of all windows whose time has passed, the end of those that are kept no longer, and the firings that
     * have waited for the wall clock: one walk over the windows, so that the panes of all three come out in order.
     *
     * @param reached the watermark, or the clock that takes its place
     * @param clock the wall clock, or {@link #NO_CLOCK} when only time is to pass
     */
    private void passTime(long reached, long clock) {
        WindowIndex index = active.index();
        int position = 0;
        while (position < index.size()) {
            WindowEntry entry = index.get(position);
            boolean passed = Lateness.hasPassed(entry.end, reached);
            if (!passed && clock == NO_CLOCK) {
                return;
            }
            boolean drops = passed && reached >= lateness.cleanupTime(entry.end);
            if (passed && !entry.closed) {
                close(entry);
            } else if (drops) {
                fireLateRemainder(entry);
            }
            if (drops) {
                active.drop(entry);
                continue;
            }
            if (entry.deadline <= clock) {
                fireDeadline(entry);
            }
            position++;
        }
    }

    private void close(WindowEntry entry) {
        LiveWindow window = active.require(entry);
        if (definitions[entry.id.definition()].firesAtClose(window)) {
            fire(window, Pane.ON_TIME, false);
        }
        window.closed = true;
        entry.closed = true;
        active.indexChanged();
    }

    /** Late events that wait to be fired together are fired at the latest when their window is dropped. */
    private void fireLateRemainder(WindowEntry entry) {
        if (options.lateFiringIntervalMillis() == 0) {
            return;
        }
        LiveWindow window = active.require(entry);
        if (window.unfired > 0 && definitions[entry.id.definition()].firesRemainder) {
            fire(window, Pane.LATE, false);
        }
    }

    private void fireDeadline(WindowEntry entry) {
        LiveWindow window = active.require(entry);
        CompiledWindow fired = definitions[entry.id.definition()];
        boolean fires = window.lateDeadline <= now;
        if (fires) {
            window.lateDeadline = Trigger.NO_DEADLINE;
        }
        for (int i = 0; i < fired.triggers.length; i++) {
            if (fired.triggers[i].deadline(window.triggerStates[i]) <= now) {
                fires |= fired.triggers[i].onDeadline(triggerContext.at(window, i, now));
            }
        }
        if (fires && window.unfired > 0) {
            fireBeforeOrAfterTime(window, false);
        }
    }

    private void dropOldestBeyondLimit() {
        while (active.index().size() > options.maxWindowsPerKey()) {
            WindowIndex index = active.index();
            WindowEntry oldest = index.get(0);
            LiveWindow window = active.require(oldest);
            boolean hasNews = window.unfired > 0 || (!window.closed && window.count > 0);
            if (hasNews) {
                retractBefore(window.end, window.start, window.id.definition());
                fireBeforeOrAfterTime(window, true);
            }
            index.raiseHorizon(oldest.id.definition(), oldest.end);
            due.remove(window);
            active.drop(oldest);
        }
    }
}
