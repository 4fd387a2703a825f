package io.tidemark.functions.aggregate;

/**
 * The accumulators of one window, one for each distinct accumulator type of its {@link CompositeAggregate}; a failed one is
 * replaced by the reason of its failure. Owned by one window, changed only through the composite.
 */
public final class CompositeAccumulator {

    final Object[] parts;
    final String[] failures;

    CompositeAccumulator(Object[] parts, String[] failures) {
        this.parts = parts;
        this.failures = failures;
    }
}
