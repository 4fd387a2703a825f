package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAccumulator;

/**
 * The live windows of the current key.
 *
 * <p>Objects it returns belong to the caller until the end of the call it is in; changes count once they are put back.
 */
public interface WindowStore {

    /** The key's index; a new, empty one when the key has no windows. */
    WindowIndex index();

    /** Keeps a changed index, or drops it when it is empty: the key then has no state left. */
    void putIndex(WindowIndex index);

    /** The live window that was opened with these bounds, or {@code null}. */
    LiveWindow get(int definition, long start, long end);

    /** As {@link #get(int, long, long)}, by what the window is known by. */
    default LiveWindow get(WindowId id) {
        return get(id.definition(), id.start(), id.end());
    }

    /**
     * What a window, or a slice, holds whose own definition is no longer there, as a definition accumulates it.
     *
     * @param definition number of the definition
     */
    CompositeAccumulator accumulatorAs(int definition, LiveWindow window);

    /** Keeps a window that has just been opened. */
    void add(LiveWindow window);

    /** Keeps what has changed in a window that this returned. */
    void update(LiveWindow window);

    /** Drops a window's state. */
    void remove(WindowId id);
}
