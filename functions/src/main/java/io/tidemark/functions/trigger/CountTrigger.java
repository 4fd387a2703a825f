package io.tidemark.functions.trigger;

import io.tidemark.functions.EventView;

/**
 * Fires when {@code count} further events have entered the window since this trigger last fired it. Its state is that
 * number; the numbers of merging sessions add up.
 *
 * @param count at least 1
 */
public record CountTrigger(long count) implements Trigger {

    public CountTrigger {
        if (count <= 0) {
            throw new IllegalArgumentException("a count trigger needs a count of at least 1, found " + count);
        }
    }

    @Override
    public boolean onEvent(EventView event, Context context) {
        long seen = context.state() + 1;
        boolean fires = seen >= count;
        context.setState(fires ? 0 : seen);
        return fires;
    }

    @Override
    public long merge(long left, long right) {
        return left + right;
    }

    @Override
    public String signature() {
        return "count(" + count + ")";
    }
}
