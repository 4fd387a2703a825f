package io.tidemark.benchmarks.loop;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.SlidingComposite;

/** The window of one key that moves on from slide to slide, by the same algebra as Tidemark's. */
final class RunningSlices {

    private final SlidingComposite statistics = NineStatistics.COMPOSITE.sliding();
    private long count;

    /** Takes in the slice after the newest; {@code null} for one without events. */
    void append(Slice newest) {
        if (newest != null) {
            count += newest.count;
            statistics.append(newest.statistics);
        }
    }

    /**
     * Takes out the oldest slice, {@code null} for one without events.
     *
     * @return false when it cannot be taken out exactly: then this is empty, and the slices that stay are to be appended anew
     */
    boolean evict(Slice oldest) {
        if (oldest == null) {
            return true;
        }
        count -= oldest.count;
        if (statistics.evict(oldest.statistics)) {
            return true;
        }
        statistics.clear();
        count = 0;
        return false;
    }

    long count() {
        return count;
    }

    /** What the slices hold; valid until the next change. */
    CompositeAccumulator statistics() {
        return statistics.merged();
    }
}
