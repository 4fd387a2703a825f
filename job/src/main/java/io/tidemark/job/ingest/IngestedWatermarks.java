package io.tidemark.job.ingest;

import java.time.Duration;
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
 * <p>Rejections count for nothing: they move no watermark, and a split with nothing but rejections becomes idle like a
 * silent one, so that one broken producer cannot stop the windows of all others.
 */
public final class IngestedWatermarks implements WatermarkStrategy<Ingested> {

    private static final long serialVersionUID = 1L;

    private final long outOfOrdernessMillis;
    private final Duration idleTimeout;

    /**
     * @param outOfOrderness how far behind the highest time an event may come without being late; at least zero
     * @param idleTimeout after how long without events a split stops holding back the others, or {@code null} for never
     */
    public IngestedWatermarks(Duration outOfOrderness, Duration idleTimeout) {
        if (outOfOrderness.isNegative()) {
            throw new IllegalArgumentException("out-of-orderness is negative: " + outOfOrderness);
        }
        if (idleTimeout != null && (idleTimeout.isNegative() || idleTimeout.isZero())) {
            throw new IllegalArgumentException("idle-timeout must be greater than zero, found " + idleTimeout);
        }
        this.outOfOrdernessMillis = clampedMillis(outOfOrderness);
        this.idleTimeout = idleTimeout;
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
        WatermarkGenerator<Ingested> bounded = new BoundedWatermarks(outOfOrdernessMillis);
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
