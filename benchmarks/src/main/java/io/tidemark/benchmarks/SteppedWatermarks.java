package io.tidemark.benchmarks;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks behind the disorder of the samples, sent at the event that carries them over a multiple of {@link
 * #STEP_MILLIS}. They depend on the events alone, not on the wall clock, so every run gets the same ones.
 */
final class SteppedWatermarks implements WatermarkGenerator<Sample> {

    /** Divides the ends of all windows but those of sessions. */
    static final long STEP_MILLIS = 100;

    private long nextStep = Long.MIN_VALUE;

    @Override
    public void onEvent(Sample event, long time, WatermarkOutput output) {
        long reached = time - SampleGenerator.DISORDER_MILLIS;
        if (reached >= nextStep) {
            long step = Math.floorDiv(reached, STEP_MILLIS) * STEP_MILLIS;
            output.emitWatermark(new Watermark(step - 1));
            nextStep = step + STEP_MILLIS;
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // All watermarks come with events.
    }
}
