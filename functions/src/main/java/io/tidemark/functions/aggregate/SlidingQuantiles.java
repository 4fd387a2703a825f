package io.tidemark.functions.aggregate;

import io.tidemark.functions.sketch.DDSketch;
import io.tidemark.functions.sketch.SlidingBounds;

/**
 * Slides over distributions: the bins of a sketch are whole numbers, to which a slice is added and from which it is taken
 * again exactly, in O(its values) or O(its bins). Whether values are exact depends on their number alone, as for {@link
 * Quantiles}: with few of them there is no sketch, and when their number falls to the limit again, the last values that were
 * appended are all those that are held.
 */
final class SlidingQuantiles implements SlidingAggregate<Quantiles> {

    private final QuantileOptions options;
    private final RecentValues recent;
    private final SlidingBounds bounds = new SlidingBounds();
    private long used;
    /** All values held; {@code null} while they are no more than the limit. */
    private DDSketch sketch;

    SlidingQuantiles(QuantileOptions options) {
        this.options = options;
        this.recent = new RecentValues(options.exactLimit());
    }

    @Override
    public void append(Quantiles newest) {
        long before = used;
        used += newest.used();
        if (sketch == null && used > options.exactLimit()) {
            sketch = new DDSketch(options.relativeAccuracy(), options.maxBins());
            sketch.addAll(recent.last((int) before), (int) before);
        }
        if (newest.sketch == null) {
            if (sketch != null) {
                sketch.addAll(newest.values, newest.size);
            }
            recent.append(newest.values, newest.size);
        } else {
            // Its values are not known and need not be: while it is held there are too many for exact ones.
            sketch.merge(newest.sketch);
        }
        bounds.append(newest.min(), newest.max());
    }

    @Override
    public boolean evict(Quantiles oldest) {
        used -= oldest.used();
        bounds.evict();
        if (used <= options.exactLimit()) {
            sketch = null;
            return true;
        }
        if (sketch.hasCollapsed()) {
            return false;
        }
        if (oldest.sketch == null) {
            for (int i = 0; i < oldest.size; i++) {
                sketch.remove(oldest.values[i]);
            }
        } else {
            sketch.removeAll(oldest.sketch);
        }
        return true;
    }

    @Override
    public Quantiles merged() {
        Quantiles all = new Quantiles(options);
        if (sketch == null) {
            all.size = (int) used;
            all.values = recent.last(all.size);
        } else {
            sketch.setBounds(bounds.min(), bounds.max());
            all.sketch = sketch;
        }
        return all;
    }

    @Override
    public void clear() {
        used = 0;
        sketch = null;
        recent.clear();
        bounds.clear();
    }
}
