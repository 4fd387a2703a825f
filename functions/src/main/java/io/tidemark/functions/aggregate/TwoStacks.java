package io.tidemark.functions.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * Slides over slices whose events cannot be taken out of an aggregate again, such as those of minima, in amortised O(1) merges
 * a slide: the queue of two stacks as K. Tangwongsan, M. Hirzel and S. Schneider describe it in "In-order sliding-window
 * aggregation in worst-case constant time", The VLDB Journal 30 (2021), section 4.
 *
 * <p>The front holds for each of the older slices the aggregate from it up to the last of the front; its last element is that
 * of all of them. The back holds the newer slices themselves and one aggregate of them. When the front runs out, the back is
 * turned over into it: then, once in as many slides as there are slices, an eviction costs a merge for each.
 */
final class TwoStacks<A> implements SlidingAggregate<A> {

    private final AccumulatorType<A> type;
    private final List<A> front = new ArrayList<>();
    private final List<A> back = new ArrayList<>();
    /** All of the back; {@code null} while that is empty. */
    private A newer;

    TwoStacks(AccumulatorType<A> type) {
        this.type = type;
    }

    @Override
    public void append(A newest) {
        back.add(type.copy(newest));
        if (newer == null) {
            newer = type.copy(newest);
        } else {
            type.merge(newer, newest);
        }
    }

    @Override
    public boolean evict(A oldest) {
        if (front.isEmpty()) {
            turnOver();
        }
        front.remove(front.size() - 1);
        return true;
    }

    private void turnOver() {
        A following = null;
        for (int i = back.size() - 1; i >= 0; i--) {
            A slice = back.get(i);
            if (following != null) {
                type.merge(slice, following);
            }
            front.add(slice);
            following = slice;
        }
        back.clear();
        newer = null;
    }

    @Override
    public A merged() {
        if (front.isEmpty()) {
            return newer == null ? type.create() : newer;
        }
        A older = front.get(front.size() - 1);
        if (newer == null) {
            return older;
        }
        A both = type.copy(older);
        type.merge(both, newer);
        return both;
    }

    @Override
    public void clear() {
        front.clear();
        back.clear();
        newer = null;
    }
}
