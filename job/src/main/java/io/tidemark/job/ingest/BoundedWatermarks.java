package io.tidemark.job.ingest;

import io.tidemark.functions.window.TimeMath;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Highest time less the out-of-orderness less one, clamped; silent until the first event. */
final class BoundedWatermarks implements WatermarkGenerator<Ingested> {

    private final long outOfOrdernessMillis;
    private long maxTime = Long.MIN_VALUE;
    private boolean seenEvent;

    BoundedWatermarks(long outOfOrdernessMillis) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void onEvent(Ingested event, long eventTimestamp, WatermarkOutput output) {
        seenEvent = true;
        maxTime = Math.max(maxTime, eventTimestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (seenEvent) {
            output.emitWatermark(new Watermark(TimeMath.subtract(TimeMath.subtract(maxTime, outOfOrdernessMillis), 1)));
        }
    }
}
