package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import java.util.HashMap;
import java.util.Map;

/** The windows of one key in a map. */
final class WindowsInMemory implements WindowStore {

    private final Map<WindowId, LiveWindow> windows = new HashMap<>();
    private WindowIndex index = new WindowIndex();

    @Override
    public WindowIndex index() {
        return index;
    }

    @Override
    public void putIndex(WindowIndex changed) {
        index = changed;
    }

    @Override
    public LiveWindow get(int definition, long start, long end) {
        return windows.get(new WindowId(definition, start, end));
    }

    @Override
    public CompositeAccumulator accumulatorAs(int definition, LiveWindow window) {
        return window.accumulator;
    }

    @Override
    public void add(LiveWindow window) {
        windows.put(window.id, window);
    }

    @Override
    public void update(LiveWindow window) {
        windows.put(window.id, window);
    }

    @Override
    public void remove(WindowId id) {
        windows.remove(id);
    }
}
