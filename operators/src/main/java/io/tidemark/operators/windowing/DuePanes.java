package io.tidemark.operators.windowing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one event has made due: windows that its triggers fire and retractions of sessions it has joined; kept in order. */
final class DuePanes {

    private static final Comparator<LiveWindow> WINDOW_ORDER = (left, right) -> WindowEntry.compare(
            left.end, left.start, left.id.definition(), right.end, right.start, right.id.definition());
    private static final Comparator<AbsorbedSession> SESSION_ORDER = (left, right) -> WindowEntry.compare(
            left.end(), left.start(), left.definition(), right.end(), right.start(), right.definition());

    private final PaneEmitter<?> panes;
    private final List<LiveWindow> windows = new ArrayList<>();
    private final List<AbsorbedSession> absorbed = new ArrayList<>();

    DuePanes(PaneEmitter<?> panes) {
        this.panes = panes;
    }

    /** Starts a call for the key that has just become current. */
    void begin() {
        windows.clear();
        absorbed.clear();
    }

    void add(LiveWindow window) {
        windows.add(window);
    }

    void add(AbsorbedSession session) {
        absorbed.add(session);
    }

    /** Emits the last pane of a window that is dropped before its time, and before it the retractions that come first. */
    void fireTruncated(LiveWindow window) {
        retractBefore(window);
        panes.fireTruncated(window);
    }

    /** Forgets a window that is dropped. */
    void remove(LiveWindow window) {
        windows.remove(window);
    }

    /** Emits all that is due. */
    void fire() {
        if (windows.size() > 1) {
            windows.sort(WINDOW_ORDER);
        }
        for (int i = 0; i < windows.size(); i++) {
            retractBefore(windows.get(i));
            panes.fireOffTime(windows.get(i));
        }
        sortAbsorbed();
        absorbed.forEach(panes::retract);
        absorbed.clear();
    }

    private void retractBefore(LiveWindow window) {
        sortAbsorbed();
        while (!absorbed.isEmpty()) {
            AbsorbedSession next = absorbed.get(0);
            int order = WindowEntry.compare(
                    next.end(), next.start(), next.definition(), window.end, window.start, window.id.definition());
            if (order > 0) {
                return;
            }
            panes.retract(absorbed.remove(0));
        }
    }

    private void sortAbsorbed() {
        if (absorbed.size() > 1) {
            absorbed.sort(SESSION_ORDER);
        }
    }
}
