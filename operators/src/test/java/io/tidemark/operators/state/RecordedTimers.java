package io.tidemark.operators.state;

import io.tidemark.operators.windowing.KeyTimers;
import java.util.TreeSet;
import org.apache.flink.streaming.api.operators.KeyContext;

/** Keeps timers as a timer service does, to be looked at: those of the watermark as {@code key@time}. */
final class RecordedTimers implements KeyTimers {

    final TreeSet<String> onWatermark = new TreeSet<>();
    final TreeSet<String> onClock = new TreeSet<>();

    private final KeyContext keys;

    RecordedTimers(KeyContext keys) {
        this.keys = keys;
    }

    @Override
    public void registerWatermark(long time) {
        onWatermark.add(name(time));
    }

    @Override
    public void deleteWatermark(long time) {
        onWatermark.remove(name(time));
    }

    @Override
    public void registerClock(long time) {
        onClock.add(name(time));
    }

    @Override
    public void deleteClock(long time) {
        onClock.remove(name(time));
    }

    private String name(long time) {
        return keys.getCurrentKey() + "@" + time;
    }
}
