package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowView;

/**
 * The state of one live window of one key: what it holds and how far it has fired. Mutable, owned by the window store. A slice
 * is kept as one, too: it holds events and never fires.
 */
public final class LiveWindow implements WindowView {

    /** Identity in the store. */
    public final WindowId id;
    /** One state for each trigger of the definition; in its order, or in that of {@link #encoded}. */
    public long[] triggerStates;

    /** Current bounds; those of a session grow. */
    public long start;

    public long end;

    /** Whether the window's time has passed and its on-time firing is done. */
    public boolean closed;
    /** Index of the next pane; above 0 when panes with the current bounds have been emitted. */
    public int nextPane;
    /** Events held: all so far when accumulating, those since the last pane when discarding. */
    public long count;
    /** Events since the last pane. */
    public long unfired;
    /** Earliest event time held. */
    public long minTime = Long.MAX_VALUE;
    /** Latest event time held. */
    public long maxTime = Long.MIN_VALUE;
    /** Of a window opened without events: time of the key's last event before it. Of no meaning once it holds some. */
    public long lastSeen = Long.MIN_VALUE;
    /** Wall clock at which coalesced late events fire, or {@link Trigger#NO_DEADLINE}. */
    public long lateDeadline = Trigger.NO_DEADLINE;
    /** The deadline the index knows for this window; not part of the state, set when the window is read. */
    long indexedDeadline = Trigger.NO_DEADLINE;
    /** What is aggregated, as long as no serializer with definitions has seen it; then {@link #accumulator} is null. */
    public EncodedParts encoded;
    /** Of a slice: whether some of its windows keep their own events, so that each has to be looked at. */
    public boolean mixed;
    /** For a window that is put together from slices, its entry; not part of the state. */
    WindowEntry composedFor;
    /** Whether the store has yet to be given this window; not part of the state. */
    boolean isNew;
    /** What has been aggregated. */
    public CompositeAccumulator accumulator;

    /** A window that holds nothing yet. */
    public LiveWindow(WindowId id, long[] triggerStates, CompositeAccumulator accumulator) {
        this.id = id;
        this.triggerStates = triggerStates;
        this.start = id.start();
        this.end = id.end();
        this.accumulator = accumulator;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long unfired() {
        return unfired;
    }
}
