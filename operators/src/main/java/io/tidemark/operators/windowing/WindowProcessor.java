package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.ProcessingTimeTrigger;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.List;

/**
 * Computes all window definitions of a pipeline for one key at a time, in one pass over its events.
 *
 * <p>An event's way: assign it to windows, judge each (event, window) pair against the watermark, update the window, ask its
 * triggers, fire. Time's way is {@link PassageOfTime}. In every call panes come out in the order of {@code (end, start)}.
 *
 * <p>Under processing time the wall clock takes the watermark's place, and a watermark of {@code Long.MAX_VALUE}, the end of
 * the input, closes everything.
 *
 * @param <T> the events of the stream
 */
public final class WindowProcessor<T> {

    private final CompiledWindow[] definitions;
    private final WindowingOptions options;
    private final boolean eventTime;
    private final Lateness lateness;
    private final EventExtractor<T> extractor;
    private final WindowOutput<T> output;
    private final WindowLedger ledger;
    private final ActiveWindows active;
    private final PaneEmitter<T> panes;
    private final DuePanes due;
    private final SessionMerger sessions;
    private final PassageOfTime passage;
    private final ExtractedEvent<T> view;
    private final TriggerContext triggerContext = new TriggerContext();
    private final WindowAssigner.Windows takePair = this::takePair;

    // The call under way.
    private String key;
    private T event;
    private long time;
    private long now;
    private long watermark;
    private CompiledWindow definition;

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
        this.eventTime = options.timeDomain() == TimeDomain.EVENT;
        this.lateness = Lateness.of(options);
        this.extractor = extractor;
        this.output = output;
        this.ledger = ledger;
        this.active = new ActiveWindows(definitions, store, timers, lateness, options.timeDomain(), ledger);
        this.panes = new PaneEmitter<>(pipeline, definitions, output, ledger);
        this.due = new DuePanes(panes);
        this.sessions = new SessionMerger(active, due);
        this.passage = new PassageOfTime(definitions, lateness, options.lateFiringIntervalMillis() > 0, active, panes);
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
        time = eventTime ? extractor.time(newEvent) : currentTime;
        view.set(newEvent, time);
        ledger.events++;
        for (CompiledWindow each : definitions) {
            definition = each;
            each.assigner.assign(time, takePair);
        }
        if (options.windowLimitPolicy() == WindowLimitPolicy.FIRE_OLDEST && active.hasOpened()) {
            dropOldestBeyondLimit();
        }
        due.fire();
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
        active.watermarkTimerFired(timer);
        // Under processing time the only watermark a key waits for is the last one.
        passage.to(currentWatermark, PassageOfTime.NO_CLOCK);
        active.commit();
    }

    /**
     * A wall-clock timer of the current key has fired.
     *
     * @param timer the time it was registered for
     */
    public void onClockTimer(long timer, String currentKey, long currentWatermark, long currentTime) {
        begin(currentKey, currentWatermark, currentTime);
        active.clockTimerFired(timer);
        passage.to(eventTime ? currentWatermark : currentTime, currentTime);
        active.ignoreDeadlinesUpTo(currentTime);
        active.commit();
    }

    private void begin(String currentKey, long currentWatermark, long currentTime) {
        key = currentKey;
        now = currentTime;
        // A clock of n has seen all of millisecond n - 1 and may still see more of n.
        watermark = eventTime ? currentWatermark : currentTime - 1;
        active.begin();
        panes.begin(currentKey, eventTime ? currentWatermark : currentTime, currentTime);
        due.begin();
    }

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

    /** Opened first and dropped after: the event may itself have opened the oldest window. */
    private void dropOldestBeyondLimit() {
        WindowIndex index = active.index();
        while (index.size() > options.maxWindowsPerKey()) {
            WindowEntry oldest = index.get(0);
            LiveWindow window = active.require(oldest);
            if (window.unfired > 0 || (!window.closed && window.count > 0)) {
                due.fireTruncated(window);
            }
            index.raiseHorizon(oldest.id.definition(), oldest.end);
            due.remove(window);
            active.drop(oldest);
        }
    }
}
