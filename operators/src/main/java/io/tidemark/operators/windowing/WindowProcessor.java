package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.ProcessingTimeTrigger;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

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

    /** In the order of the pipeline. */
    private final CompiledWindow[] definitions;
    /** By number, {@code null} where the pipeline has no such definition. */
    private final CompiledWindow[] byNumber;

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
    private final CallClock clock = new CallClock();
    private final TriggerContext triggerContext = new TriggerContext(clock);
    private final WindowAssigner.Windows takePair = this::takePair;

    // The call under way.
    private String key;
    private T event;
    private long time;
    private long watermark;
    private CompiledWindow definition;

    /**
     * @param pipeline name of the pipeline, for results
     * @param windows the definitions
     * @param numbers of {@code windows}, by which state knows them
     * @param lateness the rules of {@code options}
     * @param ledger accounts for what happens, its definitions those of {@code windows}
     */
    public WindowProcessor(
            String pipeline,
            List<WindowDefinition> windows,
            int[] numbers,
            WindowingOptions options,
            Lateness lateness,
            EventExtractor<T> extractor,
            WindowStore store,
            KeyTimers timers,
            WindowOutput<T> output,
            WindowLedger ledger) {
        this.definitions = new CompiledWindow[windows.size()];
        this.byNumber = new CompiledWindow[Arrays.stream(numbers).max().orElse(-1) + 1];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = new CompiledWindow(numbers[i], windows.get(i), ledger.pairs(i));
            byNumber[numbers[i]] = definitions[i];
        }
        this.options = options;
        this.eventTime = options.timeDomain() == TimeDomain.EVENT;
        this.lateness = lateness;
        this.extractor = extractor;
        this.output = output;
        this.ledger = ledger;
        this.active = new ActiveWindows(byNumber, store, timers, lateness, options.timeDomain(), ledger);
        this.panes = new PaneEmitter<>(pipeline, byNumber, output, ledger, clock);
        this.due = new DuePanes(panes);
        this.sessions = new SessionMerger(active, due);
        this.passage = new PassageOfTime(byNumber, lateness, active, panes, clock);
        this.view = new ExtractedEvent<>(extractor);
    }

    /**
     * Takes in an event of the current key.
     *
     * @param currentWatermark the watermark the operator holds
     * @param wallClock read at most once in the call
     */
    public void processEvent(T newEvent, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        event = newEvent;
        time = eventTime ? extractor.time(newEvent) : clock.now();
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
    public void onWatermarkTimer(long timer, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
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
    public void onClockTimer(long timer, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        active.clockTimerFired(timer);
        passage.to(eventTime ? currentWatermark : clock.now(), clock.now());
        active.ignoreDeadlinesUpTo(clock.now());
        active.commit();
    }

    /**
     * Brings the current key, restored from the state of another configuration, in line with this one: windows of definitions
     * that are no longer there are dropped without a pane, where triggers have changed the deadlines are asked anew, and the
     * timers are those of the new rules.
     *
     * @param otherTriggers by number, whether the definition's triggers have changed
     */
    public void adopt(boolean[] otherTriggers, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        for (WindowEntry entry : List.copyOf(active.index().entries())) {
            int number = entry.id.definition();
            if (isRetired(number)) {
                active.drop(entry);
            } else if (number < otherTriggers.length && otherTriggers[number]) {
                active.require(entry);
            }
        }
        for (int number : List.copyOf(active.index().horizons().keySet())) {
            if (isRetired(number)) {
                active.index().removeHorizon(number);
            }
        }
        // Timers are set anew also where windows are but kept less long.
        active.indexChanged();
        active.commit();
    }

    private boolean isRetired(int number) {
        return number >= byNumber.length || byNumber[number] == null;
    }

    private void begin(String currentKey, long currentWatermark, LongSupplier wallClock) {
        key = currentKey;
        clock.begin(wallClock);
        // A clock of n has seen all of millisecond n - 1 and may still see more of n.
        watermark = eventTime ? currentWatermark : clock.now() - 1;
        active.begin();
        panes.begin(currentKey, eventTime ? currentWatermark : clock.now());
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
        LiveWindow window = active.find(definition.number, start, end);
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
        // The horizon stands whatever the policy: it may have been another when a window was dropped.
        boolean refused = index.isBehindHorizon(definition.number, end)
                || (options.windowLimitPolicy() == WindowLimitPolicy.REJECT
                        && index.size() >= options.maxWindowsPerKey());
        if (refused) {
            definition.pairs.overLimit++;
            output.overLimit(refusedPair(start, end));
            return null;
        }
        return active.open(definition, start, end, Lateness.hasPassed(end, watermark));
    }

    private void update(LiveWindow window, Verdict verdict) {
        PairLedger pairs = definition.pairs;
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
        for (int i = 0; definition.looksAtEvents && i < definition.triggers.length; i++) {
            fires |= definition.triggers[i].onEvent(view, triggerContext.at(window, i));
        }
        if (window.closed && definition.firesRemainder) {
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

    private void refuseLate(long start, long end) {
        definition.pairs.tooLate++;
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
