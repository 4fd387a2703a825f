package io.tidemark.functions.aggregate;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * The different texts seen: themselves up to a limit, a HyperLogLog beyond it. Which of the two depends on the number of
 * different texts alone.
 *
 * <p>The estimate read is the composite one. The sketch's default, HIP, is more exact while values only arrive one by one,
 * but depends on their order and does not survive merging.
 */
final class DistinctValues {

    /** Texts kept as they are. */
    static final int EXACT_LIMIT = 128;

    /** 4096 registers: a standard error of 1.04 / sqrt(4096) = 1.6 %. */
    static final int LG_REGISTERS = 12;

    /** Half a byte a register, 2 KiB in all. */
    static final TgtHllType REGISTERS = TgtHllType.HLL_4;

    /** What the sketch is given for the empty text, which it would otherwise ignore. */
    private static final String EMPTY_STAND_IN = "\0";

    /** Events that carried a text. */
    long used;
    /** In order of arrival, so that equal histories write equal bytes; {@code null} once there is a sketch. */
    Set<String> exact = new LinkedHashSet<>();

    HllSketch sketch;

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
        Union union = new Union(LG_REGISTERS);
        union.update(sketch);
        union.update(from.sketch);
        sketch = union.getResult(REGISTERS);
    }

    long count() {
        return exact != null ? exact.size() : Math.round(sketch.getCompositeEstimate());
    }

    private void include(String text) {
        if (exact != null) {
            if (!exact.add(text) || exact.size() <= EXACT_LIMIT) {
                return;
            }
            toSketch();
        } else {
            update(text);
        }
    }

    private void toSketch() {
        sketch = new HllSketch(LG_REGISTERS, REGISTERS);
        exact.forEach(this::update);
        exact = null;
    }

    private void update(String text) {
        sketch.update(text.isEmpty() ? EMPTY_STAND_IN : text);
    }
}
