package io.tidemark.functions.aggregate;

/**
 * The accumulators of one window, one for each distinct accumulator type of its {@link CompositeAggregate}; a failed one is
 * replaced by the reason of its failure. Owned by one window, changed only through the composite.
 */
public final class CompositeAccumulator {

    /** One for each accumulator type, {@code null} where it has failed. */
    final Object[] parts;

    /** {@code null} as long as nothing has failed, as almost always. */
    private String[] failures;

    /** Events of the window that a part was not there to see; {@code null} as long as each saw all, as almost always. */
    private long[] missed;

    CompositeAccumulator(Object[] parts) {
        this.parts = parts;
    }

    /** Why a part has failed, or {@code null} when it has not. */
    String failure(int part) {
        return failures == null ? null : failures[part];
    }

    /** Replaces a part by the reason of its failure. */
    void fail(int part, String reason) {
        if (failures == null) {
            failures = new String[parts.length];
        }
        parts[part] = null;
        failures[part] = reason;
    }

    /** How many events of the window came before the part was begun. */
    long missed(int part) {
        return missed == null ? 0 : missed[part];
    }

    /** Says that so many more events of the window are not in a part. */
    void miss(int part, long events) {
        if (events > 0) {
            if (missed == null) {
                missed = new long[parts.length];
            }
            missed[part] += events;
        }
    }
}
