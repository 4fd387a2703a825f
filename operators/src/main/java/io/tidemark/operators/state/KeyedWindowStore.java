package io.tidemark.operators.state;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import io.tidemark.operators.windowing.WindowStore;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Live windows in Flink's keyed state: one map entry a window, so that an event touches only its own windows, and one value a
 * key for the index. A key without windows has neither.
 */
public final class KeyedWindowStore implements WindowStore {

    /** Name of the map of windows in checkpoints and savepoints. */
    public static final String WINDOWS_STATE = "windows";
    /** Name of the index in checkpoints and savepoints. */
    public static final String INDEX_STATE = "window-index";

    private final LiveWindowSerializer serializer;
    private final MapState<WindowId, LiveWindow> windows;
    private final ValueState<WindowIndex> index;

    public KeyedWindowStore(RuntimeContext context, List<WindowDefinition> definitions) {
        this.serializer = new LiveWindowSerializer(definitions);
        this.windows =
                context.getMapState(new MapStateDescriptor<>(WINDOWS_STATE, WindowIdSerializer.INSTANCE, serializer));
        this.index = context.getState(new ValueStateDescriptor<>(INDEX_STATE, WindowIndexSerializer.INSTANCE));
    }

    @Override
    public WindowIndex index() {
        try {
            WindowIndex found = index.value();
            return found == null ? new WindowIndex() : found;
        } catch (Exception failure) {
            throw stateFailure("read the window index", failure);
        }
    }

    @Override
    public void putIndex(WindowIndex changed) {
        try {
            if (changed.isEmpty()) {
                index.clear();
            } else {
                index.update(changed);
            }
        } catch (Exception failure) {
            throw stateFailure("keep the window index", failure);
        }
    }

    @Override
    public LiveWindow get(int definition, long start, long end) {
        try {
            LiveWindow window = windows.get(new WindowId(definition, start, end));
            return window == null ? null : serializer.decode(window);
        } catch (Exception failure) {
            throw stateFailure("read a window", failure);
        }
    }

    @Override
    public void put(LiveWindow window) {
        try {
            windows.put(window.id, window);
        } catch (Exception failure) {
            throw stateFailure("keep a window", failure);
        }
    }

    @Override
    public void remove(WindowId id) {
        try {
            windows.remove(id);
        } catch (Exception failure) {
            throw stateFailure("drop a window", failure);
        }
    }

    /** State that cannot be read or written must fail the attempt, so that Flink restores the last checkpoint. */
    private static IllegalStateException stateFailure(String action, Exception failure) {
        return new IllegalStateException("cannot " + action + " in the state backend", failure);
    }
}
