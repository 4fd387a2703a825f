package io.tidemark.operators.state;

import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;

/** What a {@link CachedWindowStore} knows of one live window: that it exists, and its state once somebody asked for it. */
final class CachedWindow {

    /** The parts of the {@link WindowId}, side by side: a probe then needs no object. */
    final int definition;

    final long start;
    final long end;

    /** {@code null} while the state backend alone has it. */
    LiveWindow window;
    /** Whether the state backend has the window, if only as it once was. */
    boolean stored;
    /** Whether the state backend has yet to be given what is here. */
    boolean changed;
    /** {@link WindowSizes#magnitude} at which {@link #bytes} was estimated. */
    int magnitude;
    /** Estimated memory of {@link #window}. */
    int bytes;

    CachedWindow(WindowId id) {
        this.definition = id.definition();
        this.start = id.start();
        this.end = id.end();
    }

    boolean is(int otherDefinition, long otherStart, long otherEnd) {
        return end == otherEnd && start == otherStart && definition == otherDefinition;
    }

    int hash() {
        return hash(definition, start, end);
    }

    /** Spreads windows that lie side by side over all bits. */
    static int hash(int definition, long start, long end) {
        long hash = (end * 31 + start) * 31 + definition;
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32);
    }
}
