package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import io.tidemark.operators.windowing.WindowStore;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.internal.InternalValueState;

/**
 * Live windows in Flink's keyed state: one value for each key and window, found in one step as by Flink's own window operator,
 * so that an event touches only its own windows; and one value a key for the index. A key without windows has neither.
 */
public final class KeyedWindowStore implements WindowStore {

    static final String WINDOWS_STATE = "windows";
    static final String INDEX_STATE = "window-index";
    static final String STATISTICS_STATE = "running";

    /** The names of all keyed states. */
    public static final List<String> STATES = List.of(WINDOWS_STATE, INDEX_STATE, STATISTICS_STATE);

    private final LiveWindowSerializer serializer;
    private final InternalValueState<String, WindowId, LiveWindow> windows;
    private final ValueState<WindowIndex> index;
    private final boolean live;
    /** The index read last, as long as the state holds it. */
    private WindowIndex read;

    /**
     * @param windows the state of {@link #windowsDescriptor}, its namespace the window's id
     * @param index the state of {@link #indexDescriptor}
     * @param serializer that of {@code windows}
     * @param live whether the state backend hands out the very objects that it holds, as the heap backend does. Changing them
     *     is then all there is to keeping them, until the call ends: the backend copies an object that a running snapshot
     *     needs before it hands it out.
     */
    public KeyedWindowStore(
            InternalValueState<String, WindowId, LiveWindow> windows,
            ValueState<WindowIndex> index,
            LiveWindowSerializer serializer,
            boolean live) {
        this.windows = windows;
        this.index = index;
        this.serializer = serializer;
        this.live = live;
    }

    /** The windows in checkpoints and savepoints. */
    public static ValueStateDescriptor<LiveWindow> windowsDescriptor(LiveWindowSerializer serializer) {
        return new ValueStateDescriptor<>(WINDOWS_STATE, serializer);
    }

    /** The index of a key in checkpoints and savepoints. */
    public static ValueStateDescriptor<WindowIndex> indexDescriptor() {
        return new ValueStateDescriptor<>(INDEX_STATE, WindowIndexSerializer.INSTANCE);
    }

    /** How the windows are written. */
    LiveWindowSerializer serializer() {
        return serializer;
    }

    @Override
    public WindowIndex index() {
        WindowIndex found = storedIndex();
        return found == null ? new WindowIndex() : found;
    }

    /** The key's index, or {@code null} when the key has no windows. */
    WindowIndex storedIndex() {
        try {
            read = index.value();
            return read;
        } catch (IOException failure) {
            throw stateFailure("read the window index", failure);
        }
    }

    @Override
    public void putIndex(WindowIndex changed) {
        try {
            if (changed.isEmpty()) {
                clearIndex();
            } else if (!live || changed != read) {
                index.update(changed);
            }
        } catch (IOException failure) {
            throw stateFailure("keep the window index", failure);
        }
    }

    /** Drops the key's index. */
    void clearIndex() {
        read = null;
        index.clear();
    }

    @Override
    public LiveWindow get(int definition, long start, long end) {
        return get(new WindowId(definition, start, end));
    }

    @Override
    public LiveWindow get(WindowId id) {
        try {
            windows.setCurrentNamespace(id);
            LiveWindow window = windows.value();
            return window == null ? null : serializer.decode(window);
        } catch (IOException failure) {
            throw stateFailure("read a window", failure);
        }
    }

    @Override
    public CompositeAccumulator accumulatorAs(int definition, LiveWindow window) {
        return serializer.decodeAs(definition, window);
    }

    @Override
    public void update(LiveWindow window) {
        if (!live) {
            add(window);
        }
    }

    @Override
    public void add(LiveWindow window) {
        try {
            windows.setCurrentNamespace(window.id);
            windows.update(window);
        } catch (IOException failure) {
            throw stateFailure("keep a window", failure);
        }
    }

    @Override
    public void remove(WindowId id) {
        windows.setCurrentNamespace(id);
        windows.clear();
    }

    /** State that cannot be read or written must fail the attempt, so that Flink restores the last checkpoint. */
    private static IllegalStateException stateFailure(String action, IOException failure) {
        return new IllegalStateException("cannot " + action + " in the state backend", failure);
    }
}
