package io.tidemark.operators.windowing;

import io.tidemark.functions.EventView;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.running.Judgement;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.window.TimeMath;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RunningDefinitions;
import java.util.ArrayList;
import java.util.List;

/**
 * What the current key remembers across its windows, during one call: statistics take events and on-time results in the order
 * in which they come, results show them, detectors judge. The state is read only when something needs it.
 */
final class ActiveStatistics {

    private final List<StatisticsPart> parts;
    /** Parts that take events, in order. */
    private final int[] ofEvents;
    /** By definition number, {@code null} for one whose results have nothing to do with statistics. */
    private final PaneStatistics[] panes;

    private final StatisticsStore store;
    private final StatisticsSchedule schedule;
    private final WindowOutput<?> output;
    private final WindowLedger ledger;
    private final CallClock clock;
    private final Judgement judgement = new Judgement();

    private String key;
    private KeyStatistics current;
    private boolean read;
    private boolean changed;

    /**
     * @param definitions of the windows, by number
     */
    ActiveStatistics(
            RunningDefinitions running,
            List<StatisticsPart> parts,
            CompiledWindow[] definitions,
            StatisticsStore store,
            StatisticsSchedule schedule,
            WindowOutput<?> output,
            WindowLedger ledger,
            CallClock clock) {
        this.parts = parts;
        this.store = store;
        this.schedule = schedule;
        this.output = output;
        this.ledger = ledger;
        this.clock = clock;
        List<Integer> takers = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            if (!(parts.get(part).input instanceof RunningInput.Results)) {
                takers.add(part);
            }
        }
        this.ofEvents = takers.stream().mapToInt(Integer::intValue).toArray();
        this.panes = new PaneStatistics[definitions.length];
        for (int number = 0; number < definitions.length; number++) {
            if (definitions[number] != null) {
                PaneStatistics pane =
                        new PaneStatistics(definitions[number].name, definitions[number].aggregate, running, parts);
                panes[number] = pane.isEmpty() ? null : pane;
            }
        }
    }

    /** Starts a call for the key that has just become current. */
    void begin(String newKey) {
        key = newKey;
        current = null;
        read = false;
        changed = false;
    }

    private KeyStatistics current() {
        if (!read) {
            current = store.get();
            read = true;
        }
        return current;
    }

    /** Takes in an event, before its windows do: what it makes them fire shows it. */
    void takeEvent(EventView event) {
        for (int part : ofEvents) {
            double value = parts.get(part).input instanceof RunningInput.Events events
                    ? event.number(events.field().index())
                    : 0;
            if (!Double.isNaN(value) && take(part, event.time(), value)) {
                emit(part, null, event.time(), 0, 0);
            }
        }
    }

    /**
     * Takes in an on-time result of a window, and adds to any result what it shows.
     *
     * @param definition of the window
     * @param values computed from the window's events
     * @return these, and behind them the statistics shown
     */
    WindowValues takeResult(CompiledWindow definition, LiveWindow window, Pane pane, WindowValues values) {
        PaneStatistics statistics = panes[definition.number];
        if (statistics == null) {
            return values;
        }
        if (pane == Pane.ON_TIME) {
            feed(statistics.statistics, definition, window, values);
        }
        WindowValues all = statistics.shown.length == 0
                ? values
                : values.extended(statistics.names, window.count, place -> shown(statistics.shown[place]));
        if (pane == Pane.ON_TIME) {
            feed(statistics.detectors, definition, window, all);
        }
        return all;
    }

    private Object shown(int place) {
        StatisticsPart part = parts.get(place);
        Object state = current() == null ? null : current.states[place];
        return part.statistic.result(state == null ? part.create() : state);
    }

    private void feed(
            List<PaneStatistics.Feed> feeds, CompiledWindow definition, LiveWindow window, WindowValues values) {
        long time = TimeMath.subtract(window.end, 1);
        for (PaneStatistics.Feed feed : feeds) {
            if (values.value(feed.value()) instanceof Number number && take(feed.part(), time, number.doubleValue())) {
                emit(feed.part(), definition.name, time, window.start, window.end);
            }
        }
    }

    /** Lets a part take a value; whether it is an anomaly. */
    private boolean take(int place, long time, double value) {
        if (current() == null) {
            current = new KeyStatistics(parts.size());
        }
        StatisticsPart part = parts.get(place);
        Object state = current.states[place];
        if (state == null) {
            state = part.create();
            current.states[place] = state;
        }
        current.newestTime = Math.max(current.newestTime, time);
        changed = true;
        if (part.statistic == null) {
            return part.detector.judge(state, time, value, judgement);
        }
        part.statistic.add(state, time, value);
        return false;
    }

    private void emit(int part, String window, long time, long start, long end) {
        ledger.anomalies++;
        output.anomaly(new Anomaly(
                parts.get(part).name,
                key,
                window,
                time,
                start,
                end,
                judgement.value(),
                judgement.mean(),
                judgement.stddev(),
                judgement.score(),
                judgement.threshold(),
                clock.now()));
    }

    /** Whether the timer of this watermark is that of the statistics. */
    boolean waitForWatermark(long time) {
        return current() != null && schedule.waitsForWatermark(time, current);
    }

    /** Whether the timer of this wall clock is that of the statistics. */
    boolean waitForClock(long time) {
        return current() != null && schedule.waitsForClock(time, current);
    }

    /**
     * A timer of the current key has fired, and its windows have seen to theirs.
     *
     * @param reached the watermark, or the clock that takes its place
     */
    void timerFired(long timer, long reached, WindowIndex index) {
        if (current() == null) {
            return;
        }
        long before = current.timer;
        if (schedule.ends(current, timer, reached, index)) {
            store.clear();
            current = null;
            changed = false;
        } else {
            changed |= current.timer != before;
        }
    }

    /** Brings what the current key remembers, restored from the state of another configuration, in line with this one. */
    void adopt() {
        if (current() == null) {
            return;
        }
        if (parts.isEmpty()) {
            store.clear();
            return;
        }
        schedule.registerAnew(current);
        changed = true;
        commit();
    }

    /** Ends the call: keeps what changed. */
    void commit() {
        if (changed) {
            schedule.register(current);
            store.put(current);
        }
    }
}
