package io.tidemark.functions.window;

import java.io.Serializable;
import java.util.Optional;

/**
 * Says which windows an event belongs to; a value, safe to share between threads.
 *
 * <p>An assigner names every window of a time exactly once, in ascending order of {@code (end, start)}, and depends on
 * nothing but the time.
 */
public interface WindowAssigner extends Serializable {

    /** Receives the windows of one event, one call a window; the bounds are half-open. */
    @FunctionalInterface
    interface Windows {
        void add(long start, long end);
    }

    /** Names the windows of an event at {@code time}; O(windows of the event), allocates nothing. */
    void assign(long time, Windows windows);

    /**
     * Whether windows of one key that overlap or touch become one window. The single window that {@link #assign} then names
     * is the smallest one an event opens.
     */
    default boolean isMerging() {
        return false;
    }

    /** Whether time alone closes every window; false for a window that lasts until the end of the input. */
    default boolean endsByTime() {
        return true;
    }

    /** Whether a time may belong to more than one window; an assigner that does not say is taken to overlap. */
    default boolean overlaps() {
        return true;
    }

    /** How many windows {@link #assign} names at {@code time}, where none of them is clamped. */
    default long windowsAt(long time) {
        long[] named = new long[1];
        assign(time, (start, end) -> named[0]++);
        return named[0];
    }

    /**
     * The grid on which all windows start and end, if there is one. Windows with a grid can share the slices between its
     * points; without one each window keeps its own events.
     */
    default Optional<WindowGrid> grid() {
        return Optional.empty();
    }

    /** How long windows are that lie side by side without a grid, if that has a bound. */
    default Optional<WindowLengths> lengths() {
        return Optional.empty();
    }
}
