package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import io.tidemark.operators.windowing.WindowStore;
import java.util.ArrayList;
import java.util.List;

/** What the operator does to a store of windows during one call: opens, changes and drops windows of one key. */
final class StoreCall {

    private final WindowStore store;
    private final CompositeAggregate aggregate;

    StoreCall(WindowStore store, CompositeAggregate aggregate) {
        this.store = store;
        this.aggregate = aggregate;
    }

    /** An event for a window, which opens it if need be; returns how many events the window then holds. */
    long event(int definition, long start, long end) {
        LiveWindow window = store.get(definition, start, end);
        if (window != null) {
            window.count++;
            window.maxTime = Math.max(window.maxTime, start);
            store.update(window);
            return window.count;
        }
        LiveWindow opened = new LiveWindow(new WindowId(definition, start, end), new long[] {0}, aggregate.create());
        opened.count = 1;
        opened.minTime = start;
        opened.maxTime = start;
        WindowIndex index = store.index();
        index.add(new WindowEntry(opened.id, start, end, false));
        store.add(opened);
        store.putIndex(index);
        return 1;
    }

    /** Drops the first window of the key, if there is one; returns its id. */
    WindowId dropFirst() {
        WindowIndex index = store.index();
        if (index.isEmpty()) {
            return null;
        }
        WindowId first = index.get(0).id;
        index.remove(index.get(0));
        store.remove(first);
        store.putIndex(index);
        return first;
    }

    /** All windows of the key, each with the number of its events. */
    List<String> windows() {
        List<String> windows = new ArrayList<>();
        for (WindowEntry entry : store.index().entries()) {
            LiveWindow window = store.get(entry.id.definition(), entry.id.start(), entry.id.end());
            windows.add(entry.id + " holds " + (window == null ? "nothing" : window.count));
        }
        return windows;
    }
}
