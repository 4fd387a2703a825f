package io.tidemark.operators.runtime;

import io.tidemark.operators.windowing.KeyTimers;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.TimerService;

/** Timers of the current key, and the wall clock in milliseconds since the epoch, in Flink's timer service. */
final class FlinkTimers implements KeyTimers, LongSupplier {

    private final TimerService service;

    FlinkTimers(TimerService service) {
        this.service = service;
    }

    @Override
    public long getAsLong() {
        return service.currentProcessingTime();
    }

    @Override
    public void registerWatermark(long time) {
        service.registerEventTimeTimer(time);
    }

    @Override
    public void deleteWatermark(long time) {
        service.deleteEventTimeTimer(time);
    }

    @Override
    public void registerClock(long time) {
        service.registerProcessingTimeTimer(time);
    }

    @Override
    public void deleteClock(long time) {
        service.deleteProcessingTimeTimer(time);
    }
}
