package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.workload.SampleCursor;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks behind the disorder of the samples, sent with the event that carries them over a multiple of a step: as soon as a
 * window can fire, and no more often. They depend on the events alone, so every run gets the same ones.
 */
final class SteppedWatermarks<T> implements WatermarkGenerator<T> {

    private final int stepMillis;
    private long nextStep = Long.MIN_VALUE;

    SteppedWatermarks(int stepMillis) {
        this.stepMillis = stepMillis;
    }

    @Override
    public void onEvent(T event, long time, WatermarkOutput output) {
        long reached = time - SampleCursor.DISORDER_MILLIS;
        if (reached >= nextStep) {
            long step = Math.floorDiv(reached, stepMillis) * stepMillis;
            output.emitWatermark(new Watermark(step - 1));
            nextStep = step + stepMillis;
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // All watermarks come with events.
    }
}
