package io.tidemark.operators.windowing;

/**
 * Identifies a live window among those of its key: its definition and the bounds it was opened with. A session keeps its id
 * while it grows; sessions of one key and definition never overlap, so ids stay distinct.
 *
 * @param definition number of the window definition: stays the same over restores, whatever is reordered, added or removed
 * @param start first millisecond at opening
 * @param end first millisecond after the window at opening
 */
public record WindowId(int definition, long start, long end) {

    /** Written out: this is called for every event and window, and a record's own is several times slower. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof WindowId that
                && end == that.end
                && start == that.start
                && definition == that.definition;
    }

    @Override
    public int hashCode() {
        long hash = (end * 31 + start) * 31 + definition;
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash ^ (hash >>> 32));
    }
}
