package io.tidemark.operators.windowing;

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
    private final KeySchedule schedule;
    private final ActiveSlices slices;
    private final WindowLedger ledger;
    /** Windows this call has read or opened and will put back. */
    private final List<LiveWindow> touched = new ArrayList<>();

    private WindowIndex index;
    private boolean indexChanged;
    private boolean keyWasActive;
    private boolean opened;
    private boolean uncovers;

    ActiveWindows(
            CompiledWindow[] definitions,
            WindowStore store,
            KeySchedule schedule,
            ActiveSlices slices,
            WindowLedger ledger) {
        this.definitions = definitions;
        this.store = store;
        this.schedule = schedule;
        this.slices = slices;
        this.ledger = ledger;
    }

    /** Starts a call for the key that has just become current. */
    void begin(String key) {
        index = null;
        indexChanged = false;
        opened = false;
        uncovers = false;
        schedule.begin();
        slices.begin(key);
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

    /**
     * The live window that was opened with these bounds, or {@code null}; it will be put back at the end of the call. No
     * definition asks for it whose windows are in slices.
     */
    LiveWindow find(int definition, long start, long end) {
        if (index != null && !definitions[definition].merging) {
            WindowEntry entry = index.find(definition, start, end);
            return entry == null ? null : require(entry);
        }
        return read(store.get(definition, start, end));
    }

    private LiveWindow read(LiveWindow window) {
        if (window != null) {
            definitions[window.id.definition()].noteDeadline(window);
            touched.add(window);
        }
        return window;
    }

    /**
     * The window of an entry, whether this call has opened it or the store holds it. What a window holds that is put together
     * from slices is filled in when it fires.
     */
    LiveWindow require(WindowEntry entry) {
        for (LiveWindow window : touched) {
            if (window.id.equals(entry.id)) {
                return window;
            }
        }
        if (entry.isSliced()) {
            return compose(entry);
        }
        LiveWindow window = read(store.get(entry.id));
        if (window == null) {
            throw new IllegalStateException("the state of live window " + entry.id + " is missing");
        }
        // What the index knows, even where the triggers are no longer those that it has asked.
        window.indexedDeadline = entry.deadline;
        return window;
    }

    private LiveWindow compose(WindowEntry entry) {
        LiveWindow window = new LiveWindow(entry.id, definitions[entry.id.definition()].initialTriggerStates(), null);
        window.closed = entry.closed;
        window.nextPane = entry.nextPane;
        window.composedFor = entry;
        touched.add(window);
        return window;
    }

    /** Fills in what a window holds that is put together from slices; valid until the next one is filled. */
    void fill(LiveWindow window) {
        if (window.composedFor != null) {
            slices.fill(window, index());
        }
    }

    /** Opens a window whose events slices hold. */
    WindowEntry openInSlices(CompiledWindow definition, long start, long end, boolean closed) {
        WindowEntry entry = new WindowEntry(new WindowId(definition.number, start, end), start, end, closed);
        entry.slices = definition.group.number;
        index().add(entry);
        countOpened();
        return entry;
    }

    /** Lets a window whose events slices hold keep its own from now on; the slices stay. */
    void takeOutOfSlices(WindowEntry entry) {
        LiveWindow window = slices.toOwn(entry, index());
        CompiledWindow definition = definitions[entry.id.definition()];
        if (definition.sharesAs(entry)) {
            slices.markMixed(definition.group, entry.start, entry.end, index);
        }
        entry.slices = WindowEntry.OWN;
        entry.nextPane = 0;
        forget(entry.id);
        touched.add(window);
        indexChanged = true;
        uncovers = true;
    }

    /** Lets every window of the key whose events slices hold keep its own from now on. */
    void takeAllOutOfSlices() {
        if (index().slices().isEmpty()) {
            return;
        }
        for (WindowEntry entry : List.copyOf(index().entries())) {
            if (entry.isSliced()) {
                takeOutOfSlices(entry);
            }
        }
        slices.dropUncovered(index);
    }

    LiveWindow open(CompiledWindow definition, long start, long end, boolean closed) {
        LiveWindow window = definition.open(start, end);
        window.closed = closed;
        window.isNew = true;
        touched.add(window);
        index().add(new WindowEntry(window.id, start, end, closed));
        countOpened();
        return window;
    }

    /** Closes a window whose on-time firing there has been no occasion for. */
    void close(LiveWindow window) {
        window.closed = true;
        index().find(window).closed = true;
        indexChanged = true;
    }

    private void countOpened() {
        indexChanged = true;
        opened = true;
        ledger.windowsCreated++;
        ledger.activeWindows++;
    }

    /** Gives a session new bounds; its pane indices start again, for panes are counted by bounds. */
    void rebound(LiveWindow window, long start, long end, boolean closed) {
        index().remove(index.find(window));
        window.start = start;
        window.end = end;
        window.closed = closed;
        window.nextPane = 0;
        WindowEntry entry = new WindowEntry(window.id, start, end, closed);
        index.add(entry);
        index.setDeadline(entry, window.indexedDeadline);
        indexChanged = true;
    }

    /** Drops a window and its state. */
    void drop(WindowEntry entry) {
        index().remove(entry);
        indexChanged = true;
        forget(entry.id);
        if (entry.isSliced()) {
            uncovers = true;
        } else {
            store.remove(entry.id);
        }
        ledger.activeWindows--;
    }

    /** Neither is the window put back, nor is it found again in this call. */
    private void forget(WindowId id) {
        for (int i = touched.size() - 1; i >= 0; i--) {
            if (touched.get(i).id.equals(id)) {
                touched.remove(i);
            }
        }
    }

    /** Ends the call: keeps what changed, and leaves no state and no timer when the key has no windows left. */
    void commit() {
        for (int i = 0; i < touched.size(); i++) {
            keep(touched.get(i));
        }
        slices.commit();
        if (!indexChanged) {
            return;
        }
        if (uncovers) {
            slices.dropUncovered(index);
        }
        if (keyWasActive == index.isEmpty()) {
            ledger.activeKeys += keyWasActive ? -1 : 1;
        }
        schedule.moveTimers(index);
        store.putIndex(index);
    }

    private void keep(LiveWindow window) {
        if (window.composedFor != null) {
            indexChanged |= window.composedFor.nextPane != window.nextPane;
            window.composedFor.nextPane = window.nextPane;
            return;
        }
        CompiledWindow definition = definitions[window.id.definition()];
        if (definition.deadlineHasMoved(window)) {
            index().setDeadline(index.find(window), definition.deadline(window));
            indexChanged = true;
        }
        if (window.isNew) {
            window.isNew = false;
            store.add(window);
        } else {
            store.update(window);
        }
    }
}
