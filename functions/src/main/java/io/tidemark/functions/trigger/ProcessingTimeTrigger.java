package io.tidemark.functions.trigger;

import io.tidemark.functions.EventView;
import io.tidemark.functions.window.TimeMath;

/**
 * Fires at every multiple of an interval of wall clock at which the window has unfired events; needs no new event to do so.
 * Its state is the pending firing. The multiples count from the epoch, as in Flink's {@code
 * ContinuousProcessingTimeTrigger}; of merging sessions the earliest pending firing stands.
 *
 * @param intervalMillis at least 1
 */
public record ProcessingTimeTrigger(long intervalMillis) implements Trigger {

    public ProcessingTimeTrigger {
        if (intervalMillis <= 0) {
            throw new IllegalArgumentException(
                    "a processing-time trigger needs an interval of at least 1 ms, found " + intervalMillis + " ms");
        }
    }

    /** The first multiple of the interval after {@code now}. */
    public static long nextMultiple(long now, long intervalMillis) {
        return TimeMath.add(now, intervalMillis - Math.floorMod(now, intervalMillis));
    }

    @Override
    public long initialState() {
        return NO_DEADLINE;
    }

    @Override
    public boolean onEvent(EventView event, Context context) {
        if (context.state() == NO_DEADLINE) {
            context.setState(nextMultiple(context.now(), intervalMillis));
        }
        return false;
    }

    @Override
    public long deadline(long state) {
        return state;
    }

    @Override
    public boolean onDeadline(Context context) {
        context.setState(NO_DEADLINE);
        return true;
    }

    @Override
    public void onFired(Context context) {
        context.setState(NO_DEADLINE);
    }

    @Override
    public long merge(long left, long right) {
        return Math.min(left, right);
    }

    @Override
    public String signature() {
        return "processing-time(" + intervalMillis + "ms)";
    }
}
