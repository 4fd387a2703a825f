package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.TimeDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * The live windows of the current key during one call: opens, finds and drops them, and at the end of the call puts back
 * what changed and moves the key's timers. The index is read only when something needs it.
 */
final class ActiveWindows {

    /** By number. */
    private final CompiledWindow[] definitions;

    private final WindowStore store;
    private final KeyTimers timers;
    private final Lateness lateness;
    private final TimeDomain timeDomain;
    private final WindowLedger ledger;
    /** Windows this call has read or opened and will put back. */
    private final List<LiveWindow> touched = new ArrayList<>();

    private WindowIndex index;
    private boolean indexChanged;
    private boolean keyWasActive;
    private boolean opened;
    private long ignoredDeadlines;

    ActiveWindows(
            CompiledWindow[] definitions,
            WindowStore store,
            KeyTimers timers,
            Lateness lateness,
            TimeDomain timeDomain,
            WindowLedger ledger) {
        this.definitions = definitions;
        this.store = store;
        this.timers = timers;
        this.lateness = lateness;
        this.timeDomain = timeDomain;
        this.ledger = ledger;
    }

    /** Starts a call for the key that has just become current. */
    void begin() {
        index = null;
        indexChanged = false;
        opened = false;
        ignoredDeadlines = Long.MIN_VALUE;
        if (!touched.isEmpty()) {
            touched.clear();
        }
    }

    WindowIndex index() {
        if (index == null) {
            index = store.index();
            keyWasActive = !index.isEmpty();
        }
        return index;
    }

    /** Says that the caller has changed the index or one of its entries. */
    void indexChanged() {
        indexChanged = true;
    }

    /** Says that this watermark timer has fired, and so is no longer registered. */
    void watermarkTimerFired(long timer) {
        if (index().watermarkTimer == timer) {
            index.watermarkTimer = WindowIndex.NO_TIMER;
            indexChanged = true;
        }
    }

    /** Says that this wall-clock timer has fired, and so is no longer registered. */
    void clockTimerFired(long timer) {
        if (index().clockTimer == timer) {
            index.clockTimer = WindowIndex.NO_TIMER;
            indexChanged = true;
        }
    }

    /** Whether this call has opened a window. */
    boolean hasOpened() {
        return opened;
    }

    /** Says that all deadlines up to {@code time} have been called: one that a trigger left there is not called again. */
    void ignoreDeadlinesUpTo(long time) {
        ignoredDeadlines = time;
    }

    /** The live window with this id, or {@code null}; it will be put back at the end of the call. */
    LiveWindow find(int definition, long start, long end) {
        LiveWindow window = store.get(definition, start, end);
        if (window != null) {
            definitions[definition].noteDeadline(window);
            touched.add(window);
        }
        return window;
    }

    /** The window of an entry, whether this call has opened it or the store holds it. */
    LiveWindow require(WindowEntry entry) {
        for (LiveWindow window : touched) {
            if (window.id.equals(entry.id)) {
                return window;
            }
        }
        LiveWindow window = find(entry.id.definition(), entry.id.start(), entry.id.end());
        if (window == null) {
            throw new IllegalStateException("the state of live window " + entry.id + " is missing");
        }
        // What the index knows, even where the triggers are no longer those that it has asked.
        window.indexedDeadline = entry.deadline;
        return window;
    }

    LiveWindow open(CompiledWindow definition, long start, long end, boolean closed) {
        LiveWindow window = definition.open(start, end);
        window.closed = closed;
        window.isNew = true;
        touched.add(window);
        index().add(new WindowEntry(window.id, start, end, closed));
        indexChanged = true;
        opened = true;
        ledger.windowsCreated++;
        ledger.activeWindows++;
        return window;
    }

    /** Gives a session new bounds; its pane indices start again, for panes are counted by bounds. */
    void rebound(LiveWindow window, long start, long end, boolean closed) {
        index().remove(index.find(window));
        window.start = start;
        window.end = end;
        window.closed = closed;
        window.nextPane = 0;
        WindowEntry entry = new WindowEntry(window.id, start, end, closed);
        entry.deadline = window.indexedDeadline;
        index.add(entry);
        indexChanged = true;
    }

    /** Drops a window and its state. */
    void drop(WindowEntry entry) {
        index().remove(entry);
        indexChanged = true;
        touched.removeIf(window -> window.id.equals(entry.id));
        store.remove(entry.id);
        ledger.activeWindows--;
    }

    /** Ends the call: keeps what changed, and leaves no state and no timer when the key has no windows left. */
    void commit() {
        for (int i = 0; i < touched.size(); i++) {
            LiveWindow window = touched.get(i);
            CompiledWindow definition = definitions[window.id.definition()];
            if (definition.deadlineHasMoved(window)) {
                index().find(window).deadline = definition.deadline(window);
                indexChanged = true;
            }
            if (window.isNew) {
                window.isNew = false;
                store.add(window);
            } else {
                store.update(window);
            }
        }
        if (!indexChanged) {
            return;
        }
        if (keyWasActive == index.isEmpty()) {
            ledger.activeKeys += keyWasActive ? -1 : 1;
        }
        long closing = nextClosing();
        long deadline = nextDeadline();
        if (timeDomain == TimeDomain.EVENT) {
            moveWatermarkTimer(closing);
            moveClockTimer(deadline);
        } else {
            // The clock closes windows; the watermark is awaited for one thing, the end of the input.
            moveWatermarkTimer(Long.MAX_VALUE);
            moveClockTimer(Math.min(closing, deadline));
        }
        store.putIndex(index);
    }

    /** When the next window closes or is dropped. Closed windows end before open ones, so they come first. */
    private long nextClosing() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < index.size(); i++) {
            WindowEntry entry = index.get(i);
            if (!entry.closed) {
                return Math.min(next, entry.end - 1);
            }
            if (i == 0) {
                next = lateness.cleanupTime(entry.end);
            }
        }
        return next;
    }

    private long nextDeadline() {
        long next = Trigger.NO_DEADLINE;
        for (int i = 0; i < index.size(); i++) {
            long deadline = index.get(i).deadline;
            if (deadline > ignoredDeadlines) {
                next = Math.min(next, deadline);
            }
        }
        return next;
    }

    private void moveWatermarkTimer(long time) {
        long registered = index.watermarkTimer;
        if (index.isEmpty()) {
            if (registered != WindowIndex.NO_TIMER) {
                timers.deleteWatermark(registered);
            }
            index.watermarkTimer = WindowIndex.NO_TIMER;
        } else if (registered == WindowIndex.NO_TIMER || time < registered) {
            if (registered != WindowIndex.NO_TIMER) {
                timers.deleteWatermark(registered);
            }
            timers.registerWatermark(time);
            index.watermarkTimer = time;
        }
    }

    private void moveClockTimer(long time) {
        long registered = index.clockTimer;
        boolean needed = !index.isEmpty() && time != Long.MAX_VALUE;
        if (registered != WindowIndex.NO_TIMER && (!needed || time < registered)) {
            timers.deleteClock(registered);
            index.clockTimer = WindowIndex.NO_TIMER;
        }
        if (needed && index.clockTimer == WindowIndex.NO_TIMER) {
            timers.registerClock(time);
            index.clockTimer = time;
        }
    }
}
