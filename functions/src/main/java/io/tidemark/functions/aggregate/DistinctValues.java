package io.tidemark.functions.aggregate;

import io.tidemark.functions.sketch.HyperLogLog;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The different texts seen: themselves up to a limit, a HyperLogLog beyond it. Which of the two, and what is read, depends on
 * the set of texts alone.
 */
final class DistinctValues {

    /** Texts kept as they are. */
    static final int EXACT_LIMIT = 128;

    /** Events that carried a text. */
    long used;
    /** In order of arrival, so that equal histories write equal bytes; {@code null} once there is a sketch. */
    Set<String> exact = new LinkedHashSet<>();

    HyperLogLog sketch;

    DistinctValues copy() {
        DistinctValues copy = new DistinctValues();
        copy.used = used;
        copy.exact = exact == null ? null : new LinkedHashSet<>(exact);
        copy.sketch = sketch == null ? null : sketch.copy();
        return copy;
    }

    void add(String text) {
        used++;
        include(text);
    }

    void merge(DistinctValues from) {
        used += from.used;
        if (from.exact != null) {
            if (from != this) {
                from.exact.forEach(this::include);
            }
            return;
        }
        if (exact != null) {
            toSketch();
        }
        sketch.merge(from.sketch);
    }

    long count() {
        return exact != null ? exact.size() : Math.round(sketch.estimate());
    }

    private void include(String text) {
        if (exact == null) {
            sketch.add(text);
        } else if (exact.add(text) && exact.size() > EXACT_LIMIT) {
            toSketch();
        }
    }

    private void toSketch() {
        sketch = new HyperLogLog();
        exact.forEach(sketch::add);
        exact = null;
    }
}
