package io.tidemark.operators.semantics;

import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model of what the semantics say, without a thought for speed: it keeps a list of every (event, window) pair ever accepted
 * and works everything out from that list. Sessions are found by sorting the accepted times; how many events are unfired, how
 * many a count trigger has seen and when a wall-clock firing is pending are questions to the list, not counters.
 *
 * <p>It shares no code with the operator. Only what a list cannot say is kept beside it: which bounds are live, how many panes
 * they have emitted and whether they have closed. Times are small, so nothing here clamps.
 */
final class WindowSemanticsOracle {

    private static final long NEVER = Long.MAX_VALUE;

    /** What bounds that are live have done. */
    private static final class Live {
        int panes;
        boolean closed;
    }

    private record Emission(ModelBounds bounds, boolean retraction, String text) {}

    /** By number: a name keeps its number while it is in the pipeline. */
    private final List<WindowSpec> windows;
    /** The numbers of the definitions in the pipeline, in its order. */
    private List<Integer> pipeline = new ArrayList<>();

    private WindowingOptions options;
    private final boolean eventTime;
    private final List<ModelPair> accepted = new ArrayList<>();
    private final Map<String, TreeMap<ModelBounds, Live>> live = new TreeMap<>();
    private final Map<String, Map<Integer, Long>> horizons = new HashMap<>();
    private final Map<String, List<Emission>> emitting = new TreeMap<>();
    private final List<ModelCounts> counts = new ArrayList<>();

    /** What has come out since the last {@link #begin}, by key. */
    final Map<String, List<String>> panes = new TreeMap<>();

    final Map<String, List<String>> late = new TreeMap<>();
    final Map<String, List<String>> overLimit = new TreeMap<>();
    long firings;

    private long watermark = Long.MIN_VALUE;
    private long clock;
    private boolean opened;
    /** Windows that end here or before were dropped under an earlier configuration. */
    private long goneUpTo = Long.MIN_VALUE;

    WindowSemanticsOracle(List<WindowSpec> windows, WindowingOptions options) {
        this.windows = new ArrayList<>(windows);
        this.options = options;
        this.eventTime = options.timeDomain() == TimeDomain.EVENT;
        for (int definition = 0; definition < windows.size(); definition++) {
            pipeline.add(definition);
            counts.add(new ModelCounts());
        }
    }

    /** What was counted for the definition that has this name now. */
    ModelCounts counts(String name) {
        for (int definition : pipeline) {
            if (windows.get(definition).name().equals(name)) {
                return counts.get(definition);
            }
        }
        throw new IllegalArgumentException("no definition " + name);
    }

    void begin() {
        panes.clear();
        late.clear();
        overLimit.clear();
    }

    // --- steps

    void event(String key, long eventTimestamp, int value) {
        long time = eventTime ? eventTimestamp : clock;
        SortedMap<ModelBounds, Live> keys = live.computeIfAbsent(key, none -> new TreeMap<>());
        List<ModelBounds> due = new ArrayList<>();
        opened = false;
        for (int definition : pipeline) {
            for (ModelBounds assigned : ModelBounds.assign(windows.get(definition), definition, time)) {
                counts.get(definition).assigned++;
                take(key, keys, assigned, time, value, due);
            }
        }
        if (options.windowLimitPolicy() == WindowLimitPolicy.FIRE_OLDEST && opened) {
            while (keys.size() > options.maxWindowsPerKey()) {
                dropOldest(key, keys, due);
            }
        }
        openEmpties(key, keys, watermark, due);
        for (ModelBounds bounds : due) {
            fire(key, bounds, keys.get(bounds).closed ? "late" : "early", false);
        }
        flush(key);
    }

    void watermark(long newWatermark) {
        long before = watermark;
        watermark = Math.max(watermark, newWatermark);
        live.forEach((key, keys) -> openEmpties(key, keys, before, null));
        if (eventTime || watermark == Long.MAX_VALUE) {
            live.keySet().forEach(key -> passTime(key, watermark, Long.MIN_VALUE));
        }
    }

    void clock(long newClock) {
        clock = newClock;
        live.keySet().forEach(key -> passTime(key, eventTime ? Long.MIN_VALUE : clock, clock));
    }

    /** A restore under another configuration. */
    void change(List<WindowSpec> newWindows, WindowingOptions newOptions) {
        if (watermark != Long.MIN_VALUE) {
            goneUpTo = Math.max(
                    goneUpTo,
                    watermark - Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis()) + 1);
        }
        Map<String, Integer> known = new HashMap<>();
        pipeline.forEach(definition -> known.put(windows.get(definition).name(), definition));
        pipeline = new ArrayList<>();
        for (WindowSpec window : newWindows) {
            Integer number = known.remove(window.name());
            if (number == null) {
                number = windows.size();
                windows.add(window);
                counts.add(new ModelCounts());
            } else {
                adapt(number, window);
            }
            pipeline.add(number);
        }
        live.forEach((key, keys) -> {
            for (ModelBounds bounds : new ArrayList<>(keys.keySet())) {
                if (known.containsValue(bounds.definition())) {
                    drop(key, keys, bounds);
                }
            }
            if (keys.isEmpty()) {
                horizons.remove(key);
            }
        });
        options = newOptions;
    }

    private void adapt(int definition, WindowSpec window) {
        WindowSpec before = windows.set(definition, window);
        for (ModelPair pair : accepted) {
            if (pair.definition == definition) {
                pair.countedOut |= before.count() != window.count();
                pair.clockForgotten |= before.interval() != window.interval();
                pair.seen &= window.sees();
            }
        }
    }

    int liveWindows() {
        return live.values().stream().mapToInt(TreeMap::size).sum();
    }

    // --- events

    private void take(
            String key,
            SortedMap<ModelBounds, Live> keys,
            ModelBounds assigned,
            long time,
            int value,
            List<ModelBounds> due) {
        int definition = assigned.definition();
        WindowSpec spec = windows.get(definition);
        long judged = eventTime ? watermark : clock - 1;
        ModelBounds bounds = spec.kind() == WindowSpec.Kind.SESSION ? session(key, definition, time) : assigned;
        ModelCounts count = counts.get(definition);
        boolean passed = judged >= bounds.end() - 1;
        boolean gone = bounds.end() <= goneUpTo;
        if (passed && (gone || judged - (bounds.end() - 1) >= options.lateEventThresholdMillis())) {
            count.tooLate++;
            add(late, key, SeenPane.refused(spec.name(), time, bounds.start(), bounds.end(), judged));
            return;
        }
        List<ModelBounds> replaced = new ArrayList<>();
        if (spec.kind() == WindowSpec.Kind.SESSION) {
            for (ModelBounds each : keys.keySet()) {
                if (each.definition() == definition && each.start() >= bounds.start() && each.end() <= bounds.end()) {
                    replaced.add(each);
                }
            }
        }
        boolean opens = !keys.containsKey(bounds) && replaced.isEmpty();
        if (opens && isOverLimit(key, keys, assigned)) {
            count.overLimit++;
            add(overLimit, key, SeenPane.refused(spec.name(), time, assigned.start(), assigned.end(), judged));
            return;
        }
        if (passed) {
            count.lateAccepted++;
        } else {
            count.onTime++;
        }
        for (ModelBounds old : replaced) {
            if (!old.equals(bounds)) {
                Live was = keys.remove(old);
                if (was.panes > 0) {
                    emit(key, old, "retraction", was.panes, 0, 0, "ok");
                }
            }
        }
        opened |= opens;
        Live window = keys.get(bounds);
        if (window == null) {
            window = new Live();
            window.closed = passed;
            keys.put(bounds, window);
        }
        ModelPair pair = new ModelPair();
        pair.definition = definition;
        pair.key = key;
        pair.assigned = assigned;
        pair.time = time;
        pair.value = value;
        pair.clock = clock;
        pair.seen = spec.sees();
        accepted.add(pair);
        if (asksToFire(key, bounds, window, pair)) {
            due.add(bounds);
        }
    }

    private boolean asksToFire(String key, ModelBounds bounds, Live window, ModelPair pair) {
        WindowSpec spec = windows.get(bounds.definition());
        boolean fires = false;
        if (spec.count() > 0) {
            List<ModelPair> waiting =
                    pairs(key, bounds).stream().filter(each -> !each.countedOut).toList();
            if (waiting.size() >= spec.count()) {
                waiting.forEach(each -> each.countedOut = true);
                fires = true;
            }
        }
        if (window.closed && spec.firesByTime()) {
            if (options.lateFiringIntervalMillis() == 0) {
                fires = true;
            } else {
                pair.lateDeadline = ModelPair.nextMultiple(clock, options.lateFiringIntervalMillis());
            }
        }
        return fires;
    }

    private boolean isOverLimit(String key, SortedMap<ModelBounds, Live> keys, ModelBounds assigned) {
        Long horizon = horizons.getOrDefault(key, Map.of()).get(assigned.definition());
        return (horizon != null && assigned.end() <= horizon)
                || (options.windowLimitPolicy() == WindowLimitPolicy.REJECT
                        && keys.size() >= options.maxWindowsPerKey());
    }

    private void dropOldest(String key, SortedMap<ModelBounds, Live> keys, List<ModelBounds> due) {
        ModelBounds oldest = keys.firstKey();
        Live window = keys.get(oldest);
        boolean holds = windows.get(oldest.definition()).accumulating() && !window.closed;
        if (holds || !unfired(key, oldest).isEmpty()) {
            fire(key, oldest, window.closed ? "late" : "early", true);
        }
        due.remove(oldest);
        horizons.computeIfAbsent(key, none -> new HashMap<>()).merge(oldest.definition(), oldest.end(), Math::max);
        drop(key, keys, oldest);
    }

    // --- windows without events

    /**
     * Opens the windows that are there though they hold no event: those that start no later than they may after an accepted
     * event before them, once the window before has passed.
     *
     * @param before the watermark at which what had to be dropped was dropped
     * @param due takes those that have passed as well, {@code null} if they are about to be closed by time
     */
    private void openEmpties(String key, SortedMap<ModelBounds, Live> keys, long before, List<ModelBounds> due) {
        for (int definition : pipeline) {
            WindowSpec spec = windows.get(definition);
            if (spec.emptyFor() == 0) {
                continue;
            }
            for (ModelBounds bounds : empties(key, definition, spec, before)) {
                boolean opens = !keys.containsKey(bounds)
                        && before < cleanup(bounds)
                        && watermark >= ModelBounds.before(spec, bounds).end() - 1;
                if (opens) {
                    Live window = new Live();
                    window.closed = due != null && watermark >= bounds.end() - 1;
                    keys.put(bounds, window);
                    if (window.closed) {
                        due.add(bounds);
                    }
                }
            }
        }
    }

    private SortedSet<ModelBounds> empties(String key, int definition, WindowSpec spec, long before) {
        long kept = Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        SortedSet<ModelBounds> empties = new TreeSet<>();
        accepted.stream()
                .filter(pair -> pair.definition == definition && pair.key.equals(key))
                .mapToLong(pair -> pair.time)
                .filter(time -> before == Long.MIN_VALUE || time + spec.emptyFor() + spec.size() + kept >= before)
                .distinct()
                .forEach(time -> {
                    for (long start = time + 1; start <= time + spec.emptyFor(); start++) {
                        for (ModelBounds bounds : ModelBounds.assign(spec, definition, start)) {
                            if (bounds.start() == start) {
                                empties.add(bounds);
                            }
                        }
                    }
                });
        return empties;
    }

    // --- time

    /** Closes and drops what {@code reached} says, fires what waits for the wall clock up to {@code now}. */
    private void passTime(String key, long reached, long now) {
        SortedMap<ModelBounds, Live> keys = live.get(key);
        for (ModelBounds bounds : new ArrayList<>(keys.keySet())) {
            WindowSpec spec = windows.get(bounds.definition());
            Live window = keys.get(bounds);
            boolean unfired = !unfired(key, bounds).isEmpty();
            boolean drops = reached >= bounds.end() - 1 && (reached == Long.MAX_VALUE || reached >= cleanup(bounds));
            if (reached >= bounds.end() - 1 && !window.closed) {
                if ((spec.onWatermark() && spec.accumulating()) || (spec.firesByTime() && unfired)) {
                    fire(key, bounds, "on-time", false);
                }
                window.closed = true;
            } else if (drops && spec.firesByTime() && unfired) {
                fire(key, bounds, "late", false);
            }
            if (drops) {
                drop(key, keys, bounds);
            } else if (deadline(key, bounds) <= now) {
                fire(key, bounds, window.closed ? "late" : "early", false);
            }
        }
        flush(key);
    }

    private long cleanup(ModelBounds bounds) {
        if (bounds.end() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long kept = Math.max(options.lateEventThresholdMillis(), options.windowRetentionMillis());
        // The clock is judged a millisecond behind: events of the last one may still come.
        return bounds.end() - 1 + kept + (options.timeDomain() == TimeDomain.PROCESSING ? 1 : 0);
    }

    private long deadline(String key, ModelBounds bounds) {
        long interval = windows.get(bounds.definition()).interval();
        long earliest = NEVER;
        for (ModelPair pair : unfired(key, bounds)) {
            earliest = Math.min(earliest, pair.lateDeadline);
            if (interval > 0 && !pair.clockForgotten) {
                earliest = Math.min(earliest, ModelPair.nextMultiple(pair.clock, interval));
            }
        }
        return earliest;
    }

    // --- windows

    /** The session that an event at {@code time} would be in: everything accepted and still kept, sorted, cut at pauses. */
    private ModelBounds session(String key, int definition, long time) {
        long gap = windows.get(definition).size();
        List<Long> times = new ArrayList<>(List.of(time));
        for (ModelPair pair : accepted) {
            if (pair.definition == definition && pair.key.equals(key) && !pair.dropped) {
                times.add(pair.time);
            }
        }
        return ModelBounds.session(times, gap, definition, time);
    }

    private List<ModelPair> pairs(String key, ModelBounds bounds) {
        boolean session = windows.get(bounds.definition()).kind() == WindowSpec.Kind.SESSION;
        return accepted.stream()
                .filter(pair -> !pair.dropped && pair.definition == bounds.definition() && pair.key.equals(key))
                .filter(pair -> session
                        ? pair.time >= bounds.start() && pair.time < bounds.end()
                        : pair.assigned.equals(bounds))
                .toList();
    }

    private List<ModelPair> unfired(String key, ModelBounds bounds) {
        return pairs(key, bounds).stream().filter(pair -> !pair.fired).toList();
    }

    private void drop(String key, SortedMap<ModelBounds, Live> keys, ModelBounds bounds) {
        pairs(key, bounds).forEach(pair -> pair.dropped = true);
        keys.remove(bounds);
    }

    private void fire(String key, ModelBounds bounds, String pane, boolean truncated) {
        boolean accumulating = windows.get(bounds.definition()).accumulating();
        List<ModelPair> held = accumulating ? pairs(key, bounds) : unfired(key, bounds);
        double sum = held.stream().mapToInt(pair -> pair.value).sum();
        int index = live.get(key).get(bounds).panes++;
        String status = truncated ? "truncated" : "ok";
        if (windows.get(bounds.definition()).sees()) {
            status += SeenPane.seen(held.stream().filter(pair -> pair.seen).count());
        }
        emit(key, bounds, pane, index, held.size(), sum, status);
        held.forEach(pair -> pair.fired = true);
        firings++;
    }

    private void emit(String key, ModelBounds bounds, String pane, int index, long count, double sum, String status) {
        String name = windows.get(bounds.definition()).name();
        String text = SeenPane.of(name, bounds.start(), bounds.end(), pane, index, count, sum, status);
        emitting.computeIfAbsent(key, none -> new ArrayList<>())
                .add(new Emission(bounds, pane.equals("retraction"), text));
    }

    /** Ends a call: what it has emitted comes out in the order of {@code (end, start)}. */
    private void flush(String key) {
        List<Emission> emissions = emitting.remove(key);
        if (emissions != null) {
            emissions.sort(Comparator.comparing(Emission::bounds)
                    .thenComparing(Emission::retraction, Comparator.reverseOrder()));
            emissions.forEach(emission -> add(panes, key, emission.text));
        }
    }

    private static void add(Map<String, List<String>> lists, String key, String text) {
        lists.computeIfAbsent(key, none -> new ArrayList<>()).add(text);
    }
}
