package io.tidemark.functions.aggregate;

import io.tidemark.functions.sketch.SlidingBounds;

/** Slides over the bounds of slices. */
final class SlidingExtent implements SlidingAggregate<Extent> {

    private final SlidingBounds bounds = new SlidingBounds();
    private final Extent all = new Extent();

    @Override
    public void append(Extent newest) {
        all.used += newest.used;
        bounds.append(newest.min, newest.max);
    }

    @Override
    public boolean evict(Extent oldest) {
        all.used -= oldest.used;
        bounds.evict();
        return true;
    }

    @Override
    public Extent merged() {
        all.min = bounds.min();
        all.max = bounds.max();
        return all;
    }

    @Override
    public void clear() {
        all.used = 0;
        bounds.clear();
    }
}
