package io.tidemark.operators.state;

import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowEntry;
import java.util.List;

/**
 * A live window in saved state, as the index of its key and what holds its events say.
 *
 * @param entry its definition, bounds and, of a window in slices, how far it has fired
 * @param parts the window itself when it keeps its own events, otherwise the slices within its bounds, in the order of time
 */
public record SavedWindow(WindowEntry entry, List<LiveWindow> parts) {

    public SavedWindow {
        parts = List.copyOf(parts);
    }

    /** Number of the window's definition. */
    int definition() {
        return entry.id.definition();
    }

    /** The window but for what it aggregates: its bounds, counts and times. */
    LiveWindow withoutAccumulator() {
        if (!entry.isSliced()) {
            return parts.get(0);
        }
        LiveWindow window = new LiveWindow(entry.id, new long[0], null);
        window.start = entry.start;
        window.end = entry.end;
        window.closed = entry.closed;
        window.nextPane = entry.nextPane;
        for (LiveWindow slice : parts) {
            window.count += slice.count;
            window.minTime = Math.min(window.minTime, slice.minTime);
            window.maxTime = Math.max(window.maxTime, slice.maxTime);
        }
        // Once it is closed, each late event that it takes fires it.
        window.unfired = entry.closed ? 0 : window.count;
        return window;
    }
}
