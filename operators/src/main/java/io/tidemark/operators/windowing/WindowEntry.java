package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;

/** What a {@link WindowIndex} knows of one live window without reading its state. */
public final class WindowEntry implements Comparable<WindowEntry> {

    /** The window keeps its own events. */
    public static final int OWN = -1;

    /** Identity in the store. */
    public final WindowId id;
    /** Current bounds. */
    public final long start;

    public final long end;
    /** Whether the window's time has passed and its on-time firing is done. */
    public boolean closed;
    /** Number of the group whose slices hold the window's events, or {@link #OWN} when the window keeps its own. */
    public int slices = OWN;
    /** Index of the next pane of a window held in slices; one that keeps its own events knows itself. */
    public int nextPane;
    /** Earliest wall clock at which a trigger, or coalesced late events, want to fire the window. */
    public long deadline = Trigger.NO_DEADLINE;

    public WindowEntry(WindowId id, long start, long end, boolean closed) {
        this.id = id;
        this.start = start;
        this.end = end;
        this.closed = closed;
    }

    /** A copy that shares nothing mutable. */
    public WindowEntry copy() {
        WindowEntry copy = new WindowEntry(id, start, end, closed);
        copy.slices = slices;
        copy.nextPane = nextPane;
        copy.deadline = deadline;
        return copy;
    }

    /** Whether the window's events are held in slices. */
    public boolean isSliced() {
        return slices != OWN;
    }

    /** The order in which panes of one key come out: by end, then start, then definition. */
    @Override
    public int compareTo(WindowEntry other) {
        return compare(end, start, id.definition(), other.end, other.start, other.id.definition());
    }

    static int compare(long end, long start, int definition, long otherEnd, long otherStart, int otherDefinition) {
        int order = Long.compare(end, otherEnd);
        if (order == 0) {
            order = Long.compare(start, otherStart);
        }
        return order == 0 ? Integer.compare(definition, otherDefinition) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowEntry that
                && id.equals(that.id)
                && start == that.start
                && end == that.end
                && closed == that.closed
                && slices == that.slices
                && nextPane == that.nextPane
                && deadline == that.deadline;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
