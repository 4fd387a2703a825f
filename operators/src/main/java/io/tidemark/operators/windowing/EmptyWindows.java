package io.tidemark.operators.windowing;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;

/**
 * Keeps windows coming for a key that has fallen silent: behind each window that closes the next one is opened without
 * events, as long as it starts within a while of the key's last event. Such a window is like any other from then on: it closes
 * with the watermark, takes events, late ones too, and is dropped.
 *
 * <p>Which windows there are depends on the accepted events alone: a window without events is there if one before its start is
 * no further away than that while. A late event so opens the windows behind its own that have passed already.
 */
final class EmptyWindows {

    private final ActiveWindows active;
    private final DuePanes due;
    private final WindowAssigner.Windows noteFirst = this::noteFirst;

    private boolean found;
    private long start;
    private long end;

    EmptyWindows(ActiveWindows active, DuePanes due) {
        this.active = active;
        this.due = due;
    }

    /** Opens what comes behind a window that has just closed. The caller closes it in turn if its time has passed as well. */
    void followClosing(CompiledWindow definition, LiveWindow window) {
        LiveWindow next = next(definition, window.end, lastSeen(window));
        if (next != null) {
            next.lastSeen = lastSeen(window);
        }
    }

    /**
     * Brings what comes behind a closed window in line with a late event that it has taken: windows that lie open or closed
     * behind it are there now because of this event, and those whose time has passed become due.
     */
    void followLate(CompiledWindow definition, LiveWindow window, long watermark) {
        long seen = lastSeen(window);
        LiveWindow next = next(definition, window.end, seen);
        while (next != null) {
            next.lastSeen = seen;
            if (next.isNew && Lateness.hasPassed(next.end, watermark)) {
                active.close(next);
                due.add(next);
            }
            next = next.closed ? next(definition, next.end, seen) : null;
        }
    }

    /**
     * The first window without events behind {@code after} that does not know yet that its key was last seen at {@code seen};
     * opened if it is not there. {@code null} if there is none, because windows with events or of that knowledge come first, or
     * it starts too late.
     */
    private LiveWindow next(CompiledWindow definition, long after, long seen) {
        WindowIndex index = active.index();
        long from = after;
        while (find(definition, from) && TimeMath.subtract(start, seen) <= definition.emptyForMillis) {
            LiveWindow window = active.find(definition.number, start, end);
            if (window != null) {
                return window.count > 0 || window.lastSeen >= seen ? null : window;
            }
            // What holds the time of an event and is not there has refused it, for the limit.
            if (start > seen && !index.isBehindHorizon(definition.number, end)) {
                return active.open(definition, start, end, false);
            }
            from = end;
        }
        return null;
    }

    /** Finds the window that ends first behind {@code after}: the first of those that hold that time. */
    private boolean find(CompiledWindow definition, long after) {
        found = false;
        definition.assigner.assign(after, noteFirst);
        return found && end > after;
    }

    private void noteFirst(long newStart, long newEnd) {
        if (!found) {
            found = true;
            start = newStart;
            end = newEnd;
        }
    }

    private static long lastSeen(LiveWindow window) {
        return window.count > 0 ? window.maxTime : window.lastSeen;
    }
}
