package io.tidemark.functions.aggregate;

/**
 * The aggregate of a contiguous run of slices, oldest first, that costs less at each slide than merging all slices anew. What
 * is read from {@link #merged} equals what is read from that merge (floating-point sums within 1e-9 relative).
 *
 * @param <A> the accumulator of a slice
 */
public interface SlidingAggregate<A> {

    /** Takes in the slice after the newest; keeps no reference to it. */
    void append(A newest);

    /**
     * Takes out the oldest slice; there must be one.
     *
     * @param oldest the first slice still held, with the events it had when it was appended
     * @return false when it cannot be taken out exactly; this is then of no use before {@link #clear}
     */
    boolean evict(A oldest);

    /** The aggregate of all slices held: to be read only, and only until the next call. */
    A merged();

    /** Forgets all slices. */
    void clear();
}
