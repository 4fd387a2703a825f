package io.tidemark.functions.trigger;

import io.tidemark.functions.EventView;
import io.tidemark.functions.window.WindowView;
import java.io.Serializable;

/**
 * Decides when a window fires before, or besides, its time; a value, safe to share between threads.
 *
 * <p>A trigger's state is one {@code long} for each window, kept by the operator in the window's own state: a trigger has no
 * other memory. Several triggers of a window are independent; any of them fires it.
 */
public interface Trigger extends Serializable {

    /** The deadline of a trigger that waits for none. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /** The state and the wall clock of one trigger in one window; valid during the call it is passed to. */
    interface Context {
        /** The window, its new event included. */
        WindowView window();

        /** The wall clock, in milliseconds since the epoch. */
        long now();

        /** This trigger's state in this window. */
        long state();

        /** Replaces this trigger's state in this window. */
        void setState(long state);
    }

    /** The state of a window that has just opened. */
    default long initialState() {
        return 0;
    }

    /**
     * Called after an event has been added to the window.
     *
     * @return whether the window fires now
     */
    default boolean onEvent(EventView event, Context context) {
        return false;
    }

    /**
     * The wall-clock time at which {@link #onDeadline} wants to be called, or {@link #NO_DEADLINE}; depends on nothing but
     * the state.
     */
    default long deadline(long state) {
        return NO_DEADLINE;
    }

    /**
     * Called when the wall clock has reached the {@linkplain #deadline deadline}. A deadline that stays in the past is
     * called once, not again and again: set a new state.
     *
     * @return whether the window fires now; it does so only when it has unfired events
     */
    default boolean onDeadline(Context context) {
        return false;
    }

    /** Called when the window has fired, by whatever trigger. */
    default void onFired(Context context) {}

    /** The state of the window that two windows become when sessions merge; commutative and associative. */
    default long merge(long left, long right) {
        return Math.max(left, right);
    }

    /** Names the trigger and its parameters; part of the signature of a window's state. */
    String signature();
}
