package io.tidemark.operators.windowing;

import java.util.function.LongSupplier;

/** The wall clock during one call: read at most once, and not at all by most events. */
final class CallClock {

    private LongSupplier source;
    private boolean read;
    private long now;

    /** Starts a call. */
    void begin(LongSupplier newSource) {
        source = newSource;
        read = false;
    }

    /** The wall clock of this call, in milliseconds since the epoch. */
    long now() {
        if (!read) {
            now = source.getAsLong();
            read = true;
        }
        return now;
    }
}
