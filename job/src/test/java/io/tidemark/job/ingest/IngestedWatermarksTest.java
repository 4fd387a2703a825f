package io.tidemark.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class IngestedWatermarksTest {

    private static final Rejection REJECTION =
            new Rejection(RejectionReason.MALFORMED, "", new Origin.File("f", 1), new byte[0], 0);

    private final ManualClock clock = new ManualClock();
    private final RecordingOutput output = new RecordingOutput();

    @Test
    void theWatermarkIsTheHighestTimeLessTheBoundLessOne() {
        WatermarkGenerator<Ingested> generator = generator(Duration.ofMillis(100), null);

        generator.onPeriodicEmit(output);
        assertThat(output.signals).isEmpty();
        generator.onEvent(event(1000), 1000, output);
        generator.onEvent(event(500), 500, output);
        generator.onPeriodicEmit(output);

        assertThat(output.signals).containsExactly("899");
    }

    @Test
    void theArithmeticClamps() {
        for (long time : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 5}) {
            output.signals.clear();
            WatermarkGenerator<Ingested> generator = generator(Duration.ofDays(1), null);
            generator.onEvent(event(time), time, output);
            generator.onPeriodicEmit(output);
            assertThat(output.signals).containsExactly(Long.toString(Long.MIN_VALUE));
        }
        output.signals.clear();
        WatermarkGenerator<Ingested> generator = generator(Duration.ZERO, null);
        generator.onEvent(event(Long.MAX_VALUE), Long.MAX_VALUE, output);
        generator.onPeriodicEmit(output);
        assertThat(output.signals).containsExactly(Long.toString(Long.MAX_VALUE - 1));
    }

    @Test
    void rejectionsNeitherMoveTheWatermarkNorKeepASplitFromBeingIdle() {
        WatermarkGenerator<Ingested> generator = generator(Duration.ZERO, Duration.ofSeconds(30));
        generator.onEvent(event(10), 10, output);
        generator.onPeriodicEmit(output);
        for (int second = 0; second < 33; second++) {
            generator.onEvent(REJECTION, 1_000_000, output);
            generator.onPeriodicEmit(output);
            clock.advanceTime(Duration.ofSeconds(1));
        }
        assertThat(output.signals).doesNotContain("999999").endsWith("idle");

        generator.onEvent(event(20), 20, output);
        generator.onPeriodicEmit(output);
        assertThat(output.signals).endsWith("19");
    }

    @Test
    void theTimeStampIsTheEventTime() {
        var assigner = new IngestedWatermarks(Duration.ZERO, null).createTimestampAssigner(null);

        assertThat(assigner.extractTimestamp(event(7), 3)).isEqualTo(7);
        assertThat(assigner.extractTimestamp(REJECTION, 3)).isEqualTo(3);
    }

    private WatermarkGenerator<Ingested> generator(Duration outOfOrderness, Duration idleTimeout) {
        return new IngestedWatermarks(outOfOrderness, idleTimeout)
                .createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public RelativeClock getInputActivityClock() {
                        return clock;
                    }
                });
    }

    private static Event event(long time) {
        return new Event("{}", time, new double[0], new String[0], 0, new Origin.File("f", 1), null, new byte[0]);
    }

    private static final class RecordingOutput implements WatermarkOutput {

        private final List<String> signals = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            signals.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            signals.add("idle");
        }

        @Override
        public void markActive() {
            signals.add("active");
        }
    }
}
