package io.tidemark.operators.windowing;

import io.tidemark.functions.EventBatch;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.rollup.Partial;
import io.tidemark.operators.rollup.WindowStage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Computes all window definitions of a pipeline for one key at a time, in one pass over its events.
 *
 * <p>An event's way: assign it to windows, judge each (event, window) pair against the watermark, update the window, ask its
 * triggers, fire ({@link PairIntake}); windows that share slices take it together ({@link SliceIntake}). Time's way is {@link
 * PassageOfTime}. In every call panes come out in the order of {@code (end, start)}.
 *
 * <p>Under processing time the wall clock takes the watermark's place, and a watermark of {@code Long.MAX_VALUE}, the end of
 * the input, closes everything.
 *
 * @param <T> the events of the stream
 */
public final class WindowProcessor<T> {

    /** Groups of definitions that share slices. */
    private final CompiledSlices[] groups;
    /** By number, {@code null} where the pipeline has no such definition. */
    private final CompiledWindow[] byNumber;
    /** In the order of the pipeline. */
    private final CompiledWindow[] definitions;

    private final WindowingOptions options;
    private final boolean eventTime;
    private final EventExtractor<T> extractor;
    private final WindowLedger ledger;
    private final ActiveWindows active;
    private final KeySchedule schedule;
    private final PaneEmitter<T> panes;
    private final DuePanes due;
    private final PassageOfTime passage;
    private final Arrival<T> arrival;
    private final PairIntake<T> pairs;
    private final PartialSender partials;
    /** By group. */
    private final List<SliceIntake<T>> intakes;
    /** By definition, {@code null} where it keeps its own windows. */
    private final List<SliceIntake<T>> intakeOf;

    /** {@code null} when keys remember nothing across their windows. */
    private final ActiveStatistics statistics;

    private final CallClock clock = new CallClock();

    /** Counted by {@link #liveWindows}. */
    private long live;

    /**
     * @param pipeline name of the pipeline, for results
     * @param stage the definitions
     * @param sharing groups of the definitions that share slices
     * @param numbers of the definitions, then of the slices of {@code sharing}, by which state knows them
     * @param lateness the rules of {@code options}
     * @param ledger accounts for what happens, its definitions those of {@code stage}
     * @param running what keys remember across their windows
     * @param remembered where they do; {@code null} when nothing is remembered, and nothing has to be forgotten
     */
    public WindowProcessor(
            String pipeline,
            WindowStage stage,
            List<SliceGroup> sharing,
            int[] numbers,
            WindowingOptions options,
            Lateness lateness,
            EventExtractor<T> extractor,
            WindowStore store,
            KeyTimers timers,
            WindowOutput<T> output,
            WindowLedger ledger,
            RunningDefinitions running,
            StatisticsStore remembered) {
        int bound = Arrays.stream(numbers).max().orElse(-1) + 1;
        this.definitions = new CompiledWindow[stage.definitions().size()];
        this.byNumber = new CompiledWindow[bound];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = new CompiledWindow(numbers[i], stage, i, ledger.pairs(i));
            byNumber[numbers[i]] = definitions[i];
        }
        this.groups = new CompiledSlices[sharing.size()];
        CompiledSlices[] groupsByNumber = new CompiledSlices[bound];
        for (int i = 0; i < groups.length; i++) {
            int number = numbers[definitions.length + i];
            groups[i] = new CompiledSlices(number, sharing.get(i), definitions);
            groupsByNumber[number] = groups[i];
        }
        this.options = options;
        this.eventTime = options.timeDomain() == TimeDomain.EVENT;
        this.extractor = extractor;
        this.ledger = ledger;
        this.statistics = remembered == null
                ? null
                : new ActiveStatistics(
                        running,
                        StatisticsPart.of(running),
                        byNumber,
                        remembered,
                        new StatisticsSchedule(timers, lateness, options.timeDomain(), running.retentionMillis()),
                        output,
                        ledger,
                        clock);
        this.schedule = new KeySchedule(
                statistics == null ? timers : new SharedTimers(timers, statistics), lateness, options.timeDomain());
        ActiveSlices activeSlices = new ActiveSlices(byNumber, groupsByNumber, store);
        this.active = new ActiveWindows(byNumber, store, schedule, activeSlices, ledger);
        this.partials = new PartialSender(output);
        this.panes = new PaneEmitter<>(pipeline, byNumber, active, output, statistics, partials, ledger, clock);
        this.due = new DuePanes(panes);
        EmptyWindows empties = new EmptyWindows(active, due);
        this.passage = new PassageOfTime(byNumber, lateness, active, panes, empties, clock);
        this.arrival = new Arrival<>(extractor);
        this.pairs = new PairIntake<>(
                options,
                lateness,
                active,
                new SessionMerger(active, due),
                empties,
                due,
                partials,
                arrival,
                output,
                clock);
        this.intakes = new ArrayList<>();
        for (CompiledSlices group : groups) {
            intakes.add(new SliceIntake<>(group, lateness, active, activeSlices, pairs, due, arrival));
        }
        this.intakeOf = new ArrayList<>();
        for (CompiledWindow definition : definitions) {
            int position = Arrays.asList(groups).indexOf(definition.group);
            intakeOf.add(position < 0 ? null : intakes.get(position));
        }
    }

    /**
     * Takes in an event of the current key.
     *
     * @param currentWatermark the watermark the operator holds
     * @param wallClock read at most once in the call
     */
    public void processEvent(T event, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        arrival.set(event, eventTime ? extractor.time(event) : clock.now());
        ledger.events++;
        if (statistics != null) {
            statistics.takeEvent(arrival.view());
        }
        takeEvent();
        if (options.windowLimitPolicy() == WindowLimitPolicy.FIRE_OLDEST && active.hasOpened()) {
            dropOldestBeyondLimit();
        }
        due.fire();
        commit();
        arrival.clear();
    }

    /** In the order of the pipeline: it decides which pair comes first to the limit. */
    private void takeEvent() {
        boolean plain = true;
        for (int group = 0; group < groups.length; group++) {
            plain &= intakes.get(group).begin();
        }
        if (!plain && mustKeepApart()) {
            active.takeAllOutOfSlices();
            for (CompiledWindow definition : definitions) {
                pairs.take(definition);
            }
            return;
        }
        for (int i = 0; i < definitions.length; i++) {
            SliceIntake<T> intake = intakeOf.get(i);
            if (intake == null) {
                pairs.take(definitions[i]);
            } else {
                intake.take(definitions[i]);
            }
        }
        for (int group = 0; group < groups.length; group++) {
            intakes.get(group).end();
        }
    }

    /**
     * Whether the event has to go into windows that keep their own events: an event that one window refuses for the limit must
     * not be in a slice that this window is made of when it is opened later.
     */
    private boolean mustKeepApart() {
        boolean apart = isBeyondLimit() || !active.index().horizons().isEmpty();
        for (int group = 0; group < groups.length; group++) {
            apart |= intakes.get(group).cannotShare();
        }
        return apart;
    }

    /** Whether the windows of the event, with those that are live, are more than a key may have. */
    private boolean isBeyondLimit() {
        long most = active.index().size();
        for (CompiledWindow definition : definitions) {
            most += definition.assigner.windowsAt(arrival.time());
        }
        // Looked up one by one only where it matters: of very many windows an event mostly opens one.
        return most > options.maxWindowsPerKey() && most - liveWindows() > options.maxWindowsPerKey();
    }

    /** How many windows of the event are live; O(windows log n). */
    private long liveWindows() {
        WindowIndex index = active.index();
        live = 0;
        for (CompiledWindow definition : definitions) {
            definition.assigner.assign(
                    arrival.time(), (start, end) -> live += index.find(definition.number, start, end) == null ? 0 : 1);
        }
        return live;
    }

    /**
     * Takes in events of the current key for a definition that keeps its own windows: as if they came one by one, but for the
     * limit of windows, which refuses none of them. The caller counts the events in the ledger.
     *
     * @param definition position in the pipeline; looks at no single event
     * @param batch events of one window, or of one session, each on time in it by itself; event time
     */
    public void processBatch(
            int definition, EventBatch batch, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        arrival.set(batch);
        // A batch is often the first of its window: without an entry in the index there is no window to look for.
        active.index();
        pairs.take(definitions[definition]);
        due.fire();
        commit();
        arrival.clear();
    }

    /**
     * As {@link #processBatch}, for definitions that share slices.
     *
     * @param group position among the groups
     * @param batch events of one slice, on time in all windows
     */
    public void processSlice(
            int group, EventBatch batch, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        arrival.set(batch);
        SliceIntake<T> intake = intakes.get(group);
        intake.begin();
        for (CompiledWindow member : groups[group].members) {
            intake.take(member);
        }
        intake.end();
        due.fire();
        commit();
        arrival.clear();
    }

    /**
     * Takes in a partial for the current key: as if the events of its window came one by one, but for the limit of windows,
     * which refuses none of them. Not for the first stage.
     */
    public void processPartial(Partial partial, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        CompiledWindow definition = definitions[partial.window()];
        arrival.set(partial, accumulator(partial, definition));
        pairs.takePartial(definition, partial.start(), partial.end());
        due.fire();
        active.commit();
        arrival.clear();
    }

    private static CompositeAccumulator accumulator(Partial partial, CompiledWindow definition) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(partial.accumulator()))) {
            return definition.aggregate.read(in);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read a partial for " + definition.name, broken);
        }
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
        if (statistics != null) {
            statistics.timerFired(timer, currentWatermark, active.index());
        }
        commit();
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
        schedule.ignoreDeadlinesUpTo(clock.now());
        if (statistics != null && !eventTime) {
            statistics.timerFired(timer, clock.now(), active.index());
        }
        commit();
    }

    /**
     * Brings the current key, restored from the state of another configuration, in line with this one: windows of definitions
     * that are no longer there are dropped without a pane, those whose slices are no longer filled keep their own events,
     * where triggers have changed the deadlines are asked anew, and the timers are those of the new rules.
     *
     * @param otherTriggers by number, whether the definition's triggers have changed
     */
    public void adopt(boolean[] otherTriggers, String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        for (WindowEntry entry : List.copyOf(active.index().entries())) {
            int number = entry.id.definition();
            if (isRetired(number)) {
                active.drop(entry);
                continue;
            }
            if (entry.isSliced() && !byNumber[number].sharesAs(entry)) {
                active.takeOutOfSlices(entry);
            }
            if (number < otherTriggers.length && otherTriggers[number]) {
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

    /** As {@link #adopt}, for what the current key remembers across its windows. */
    public void adoptStatistics(String currentKey, long currentWatermark, LongSupplier wallClock) {
        begin(currentKey, currentWatermark, wallClock);
        statistics.adopt();
    }

    private void commit() {
        active.commit();
        if (statistics != null) {
            statistics.commit();
        }
    }

    private boolean isRetired(int number) {
        return number >= byNumber.length || byNumber[number] == null;
    }

    private void begin(String currentKey, long currentWatermark, LongSupplier wallClock) {
        clock.begin(wallClock);
        // A clock of n has seen all of millisecond n - 1 and may still see more of n.
        arrival.begin(currentKey, eventTime ? currentWatermark : clock.now() - 1);
        active.begin(currentKey);
        if (statistics != null) {
            statistics.begin(currentKey);
        }
        partials.begin(currentKey);
        panes.begin(currentKey, eventTime ? currentWatermark : clock.now());
        due.begin();
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
            panes.handOn(window);
            index.raiseHorizon(oldest.id.definition(), oldest.end);
            due.remove(window);
            active.drop(oldest);
        }
    }
}
