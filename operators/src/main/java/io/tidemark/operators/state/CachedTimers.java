package io.tidemark.operators.state;

import io.tidemark.operators.windowing.KeyTimers;
import java.util.function.Supplier;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.heap.HeapPriorityQueue;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;

/**
 * Keeps the next watermark timer of each cached key in memory, in front of a timer service that keeps its own where the state
 * is: a timer that is registered and fires between two checkpoints never gets there. It is given to the service together with the
 * key's index, when the key is flushed or evicted; so the two agree in every snapshot, and no key has more than one timer here.
 *
 * <p>The service does not know of the timers here: {@link #due} must be asked for them before the service hears of a watermark.
 * A timer that the watermark has already reached goes to the service, as does a second one of a key, and all of the wall clock.
 *
 * <p>Registering, taking back and firing are O(log n) of the keys that have a timer here.
 */
public final class CachedTimers implements KeyTimers {

    private static final int INITIAL_CAPACITY = 128;

    private final Supplier<CachedKey> current;
    private final KeyTimers service;
    private final HeapPriorityQueue<CachedKey> queue =
            new HeapPriorityQueue<>((one, other) -> Long.compare(one.timer, other.timer), INITIAL_CAPACITY);

    private long watermark = Long.MIN_VALUE;

    /**
     * @param current the key of the call under way, which goes into the cache if it keeps the timer
     * @param service Flink's
     */
    CachedTimers(Supplier<CachedKey> current, KeyTimers service) {
        this.current = current;
        this.service = service;
    }

    @Override
    public void registerWatermark(long time) {
        CachedKey key = current.get();
        if (time <= watermark || key.timer != CachedKey.NO_TIMER) {
            service.registerWatermark(time);
        } else {
            key.timer = time;
            queue.add(key);
        }
    }

    @Override
    public void deleteWatermark(long time) {
        CachedKey key = current.get();
        if (key.timer == time && time != CachedKey.NO_TIMER) {
            queue.remove(key);
            key.timer = CachedKey.NO_TIMER;
        } else {
            service.deleteWatermark(time);
        }
    }

    @Override
    public void registerClock(long time) {
        service.registerClock(time);
    }

    @Override
    public void deleteClock(long time) {
        service.deleteClock(time);
    }

    /**
     * Takes out the earliest timer that a watermark has reached. It is then no longer registered.
     *
     * @param newWatermark not less than any before
     * @return the timer, {@code null} when there is none
     */
    public InternalTimer<String, VoidNamespace> due(long newWatermark) {
        watermark = newWatermark;
        CachedKey key = queue.peek();
        if (key == null || key.timer > newWatermark) {
            return null;
        }
        queue.poll();
        long time = key.timer;
        key.timer = CachedKey.NO_TIMER;
        return new TimerHeapInternalTimer<>(time, key.key, VoidNamespace.INSTANCE);
    }

    /** Hands the timer of a key over to the service, of which it must be the current key. */
    void handOver(CachedKey key) {
        if (key.timer != CachedKey.NO_TIMER) {
            queue.remove(key);
            service.registerWatermark(key.timer);
            key.timer = CachedKey.NO_TIMER;
        }
    }
}
