package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import java.util.ArrayList;
import java.util.List;

/**
 * The slices of the current key during one call, and the windows put together from them. Slices that have changed are put back
 * at the end of the call.
 */
final class ActiveSlices {

    /** By number. */
    private final CompiledWindow[] definitions;
    /** By number, {@code null} where the pipeline has no such group. */
    private final CompiledSlices[] groups;

    private final WindowStore store;
    private final RunningWindows running;
    /** Slices this call may change. */
    private final List<LiveWindow> touched = new ArrayList<>();

    ActiveSlices(CompiledWindow[] definitions, CompiledSlices[] groups, WindowStore store) {
        this.definitions = definitions;
        this.groups = groups;
        this.store = store;
        this.running = new RunningWindows(definitions.length);
    }

    /** Starts a call for the key that has just become current. */
    void begin(String key) {
        running.begin(key);
        if (!touched.isEmpty()) {
            touched.clear();
        }
    }

    /** The slice of a group that starts there, or {@code null}; it will be put back at the end of the call. */
    LiveWindow find(CompiledSlices group, long start) {
        LiveWindow slice = store.get(group.number, start, start + group.slices.widthMillis());
        if (slice != null) {
            touched.add(slice);
        }
        return slice;
    }

    /** Opens a slice that is not there. */
    LiveWindow open(CompiledSlices group, long start, WindowIndex index) {
        SliceList list = index.slices(group.number);
        if (list == null) {
            list = new SliceList(group.number, group.slices.widthMillis());
            index.addSlices(list);
        }
        list.add(start);
        LiveWindow slice = group.open(start);
        slice.isNew = true;
        touched.add(slice);
        return slice;
    }

    /** Says that windows that have fired may be among those of a slice that changes. */
    void changesBelowWatermark(CompiledSlices group, long start) {
        running.sliceChanges(group, start);
    }

    /** A slice that the index names; it is not put back. */
    LiveWindow require(SliceList list, long start) {
        for (LiveWindow slice : touched) {
            if (slice.start == start && slice.id.definition() == list.group()) {
                return slice;
            }
        }
        LiveWindow slice = store.get(list.group(), start, start + list.widthMillis());
        if (slice == null) {
            throw new IllegalStateException("the state of the slice at " + start + " of group " + list.group()
                    + " is missing though the index of its key names it");
        }
        return slice;
    }

    /** Fills in what a window holds that is put together from slices; valid until the next window is filled. */
    void fill(LiveWindow window, WindowIndex index) {
        WindowEntry entry = window.composedFor;
        SliceList live = index.slices(entry.slices);
        if (entry.end - entry.start == live.widthMillis()) {
            LiveWindow slice = require(live, entry.start);
            window.accumulator = slice.accumulator;
            window.count = slice.count;
            window.minTime = slice.minTime;
            window.maxTime = slice.maxTime;
        } else {
            CompiledWindow definition = definitions[entry.id.definition()];
            running.at(definition, entry.start, entry.end, live, this).fill(window);
        }
        window.unfired = window.closed ? 1 : window.count;
    }

    /** A window with the events that an entry has in slices, to keep its own from now on. */
    LiveWindow toOwn(WindowEntry entry, WindowIndex index) {
        CompiledWindow definition = definitions[entry.id.definition()];
        LiveWindow window = definition.open(entry.start, entry.end);
        SliceList live = index.slices(entry.slices);
        for (int position = live.ceiling(entry.start);
                position < live.size() && live.start(position) < entry.end;
                position++) {
            LiveWindow slice = require(live, live.start(position));
            CompositeAccumulator held =
                    slice.accumulator != null ? slice.accumulator : store.accumulatorAs(definition.number, slice);
            definition.aggregate.merge(window.accumulator, held);
            window.count += slice.count;
            window.minTime = Math.min(window.minTime, slice.minTime);
            window.maxTime = Math.max(window.maxTime, slice.maxTime);
        }
        window.closed = entry.closed;
        window.nextPane = entry.nextPane;
        window.unfired = entry.closed ? 0 : window.count;
        window.isNew = true;
        return window;
    }

    /** Whether there are slices of a group within these bounds. */
    boolean haveAny(CompiledSlices group, long start, long end, WindowIndex index) {
        SliceList live = index.slices(group.number);
        if (live == null) {
            return false;
        }
        int position = live.ceiling(start);
        return position < live.size() && live.start(position) < end;
    }

    /** Says that a window that keeps its own events lies over some slices of a group. */
    void markMixed(CompiledSlices group, long start, long end, WindowIndex index) {
        SliceList live = index.slices(group.number);
        for (int position = live.ceiling(start); position < live.size() && live.start(position) < end; position++) {
            LiveWindow slice = require(live, live.start(position));
            markMixed(slice, live);
            if (!touched.contains(slice)) {
                touched.add(slice);
            }
        }
    }

    /**
     * Says that a window that keeps its own events lies over a slice.
     *
     * @param list that the slice is in
     */
    void markMixed(LiveWindow slice, SliceList list) {
        slice.mixed = true;
        list.noteMixed(slice.start);
    }

    /** Drops the slices that no window in the index is made of; O(slices dropped) but for a few windows. */
    void dropUncovered(WindowIndex index) {
        for (SliceList list : List.copyOf(index.slices())) {
            long needed = firstNeeded(list, index);
            while (list.size() > 0 && list.start(0) < needed) {
                dropFirst(list);
            }
            if (list.size() == 0) {
                index.removeSlices(list);
            }
        }
        if (index.slices().isEmpty()) {
            running.forget();
        }
    }

    /** Where the oldest window made of these slices starts. */
    private long firstNeeded(SliceList list, WindowIndex index) {
        CompiledSlices group = list.group() < groups.length ? groups[list.group()] : null;
        long longest = group == null ? Long.MAX_VALUE : group.spanMillis;
        long first = Long.MAX_VALUE;
        for (int position = 0; position < index.size(); position++) {
            WindowEntry entry = index.get(position);
            if (first != Long.MAX_VALUE && entry.end - longest >= first) {
                // Entries are in the order of their ends: none of the others starts earlier.
                return first;
            }
            if (entry.slices == list.group()) {
                first = Math.min(first, entry.start);
            }
        }
        return first;
    }

    private void dropFirst(SliceList list) {
        long start = list.start(0);
        CompiledSlices group = list.group() < groups.length ? groups[list.group()] : null;
        if (group != null && running.holds(group, start)) {
            running.evict(group, require(list, start));
        }
        list.removeFirst();
        touched.removeIf(slice -> slice.start == start && slice.id.definition() == list.group());
        store.remove(new WindowId(list.group(), start, start + list.widthMillis()));
    }

    /** Ends the call: keeps what changed. */
    void commit() {
        for (int i = 0; i < touched.size(); i++) {
            LiveWindow slice = touched.get(i);
            if (slice.isNew) {
                slice.isNew = false;
                store.add(slice);
            } else {
                store.update(slice);
            }
        }
    }
}
