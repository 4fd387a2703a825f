package io.tidemark.job.ingest;

import io.tidemark.functions.window.WindowAssigner;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * The watermark of a split: the highest event time so far, less the out-of-orderness, less one millisecond.
 *
 * <p>It is emitted at intervals, and between them with the event that moves it to the end of a window: results do not wait
 * for the interval to pass.
 *
 * <p>Rejections count for nothing: they move no watermark, and a split with nothing but rejections becomes idle like a
 * silent one, so that one broken producer cannot stop the windows of all others.
 */
public final class IngestedWatermarks implements WatermarkStrategy<Ingested> {

    private static final long serialVersionUID = 1L;

    private final long outOfOrdernessMillis;
    private final Duration idleTimeout;
    private final List<WindowAssigner> windows;

    /**
     * @param outOfOrderness how far behind the highest time an event may come without being late; at least zero
     * @param idleTimeout after how long without events a split stops holding back the others, or {@code null} for never
     * @param windows those whose ends are not to wait for the interval
     */
    public IngestedWatermarks(Duration outOfOrderness, Duration idleTimeout, List<WindowAssigner> windows) {
        if (outOfOrderness.isNegative()) {
            throw new IllegalArgumentException("out-of-orderness is negative: " + outOfOrderness);
        }
        if (idleTimeout != null && (idleTimeout.isNegative() || idleTimeout.isZero())) {
            throw new IllegalArgumentException("idle-timeout must be greater than zero, found " + idleTimeout);
        }
        this.outOfOrdernessMillis = clampedMillis(outOfOrderness);
        this.idleTimeout = idleTimeout;
        this.windows = List.copyOf(windows);
    }

    private static long clampedMillis(Duration duration) {
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public TimestampAssigner<Ingested> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (ingested, recordTimestamp) -> ingested instanceof Event event ? event.time() : recordTimestamp;
    }

    @Override
    public WatermarkGenerator<Ingested> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        WatermarkGenerator<Ingested> bounded = new BoundedWatermarks(outOfOrdernessMillis, new WindowEnds(windows));
        WatermarkGenerator<Ingested> generator = idleTimeout == null
                ? bounded
                : new WatermarksWithIdleness<>(bounded, idleTimeout, context.getInputActivityClock());
        return new EventsOnly(generator);
    }

    /** Keeps rejections from a generator. */
    private record EventsOnly(WatermarkGenerator<Ingested> generator) implements WatermarkGenerator<Ingested> {

        @Override
        public void onEvent(Ingested ingested, long timestamp, WatermarkOutput output) {
            if (ingested instanceof Event) {
                generator.onEvent(ingested, timestamp, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            generator.onPeriodicEmit(output);
        }
    }
}
