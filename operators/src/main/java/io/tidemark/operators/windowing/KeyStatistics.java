package io.tidemark.operators.windowing;

import java.util.List;

/** What a key remembers across its windows. */
public final class KeyStatistics {

    /** No timer is registered. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    /** By part; {@code null} for one that has had no value. */
    public final Object[] states;
    /** Time of the newest value that any part took. */
    public long newestTime = Long.MIN_VALUE;
    /** When the key is next looked at to see whether it is remembered for too long, or {@link #NO_TIMER}. */
    public long timer = NO_TIMER;

    /** Signatures of {@link #states} that are still bytes, written by another configuration; {@code null} once they are read. */
    public List<String> encoded;

    /** Of a key that has had no value. */
    public KeyStatistics(int parts) {
        this.states = new Object[parts];
    }
}
