package io.tidemark.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.window.CalendarUnit;
import io.tidemark.functions.window.CalendarWindows;
import io.tidemark.functions.window.GlobalWindows;
import io.tidemark.functions.window.SessionWindows;
import io.tidemark.functions.window.SlidingWindows;
import io.tidemark.functions.window.TumblingWindows;
import io.tidemark.functions.window.WindowAssigner;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
    void theEventThatClosesAWindowSendsItsWatermarkAtOnce() {
        WatermarkGenerator<Ingested> generator = generator(
                Duration.ofMillis(100),
                null,
                List.of(
                        new TumblingWindows(1_000, 0),
                        new SlidingWindows(700, 300, 50),
                        new SessionWindows(10),
                        new GlobalWindows()));
        send(generator, 1_100); // opens [1000, 2000) and sliding windows, the earliest of which ends at 1050
        assertThat(output.signals).isEmpty();

        send(generator, 1_149);
        assertThat(output.signals).isEmpty();
        send(generator, 1_150);
        assertThat(output.signals).containsExactly("1049");
    }

    @Test
    void theEventThatClosesADayOf23HoursSendsItsWatermarkAtOnce() {
        WatermarkGenerator<Ingested> generator = generator(
                Duration.ZERO,
                null,
                List.of(new CalendarWindows(CalendarUnit.DAY, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY)));
        long end = Instant.parse("2024-03-31T22:00:00Z").toEpochMilli();
        send(generator, end - Duration.ofHours(23).toMillis());
        send(generator, end - 1);
        assertThat(output.signals).isEmpty();
        send(generator, end);
        assertThat(output.signals).containsExactly(Long.toString(end - 1));
    }

    @Test
    void everyWindowThatEndsWithinAnIntervalIsClosedByItsOwnEvent() {
        WatermarkGenerator<Ingested> generator = generator(Duration.ZERO, null, List.of(new TumblingWindows(5, 0)));
        for (long time = 101; time <= 121; time++) {
            send(generator, time);
        }

        assertThat(output.signals).containsExactly("104", "109", "114", "119");
    }

    @Test
    void anIntervalHasFewWatermarksAheadOfItsEndHoweverManyWindowsItsEventsClose() {
        WatermarkGenerator<Ingested> generator = generator(Duration.ZERO, null, List.of(new TumblingWindows(10, 0)));
        send(generator, 5);
        for (long time = 15; time <= 95; time += 10) {
            send(generator, time);
        }
        assertThat(output.signals).containsExactly("14", "24", "34", "44", "54", "64", "74", "84");

        output.signals.clear();
        generator.onPeriodicEmit(output);
        send(generator, 99);
        send(generator, 100);
        assertThat(output.signals).containsExactly("94", "99");
    }

    @Test
    void anEventBehindTheHighestTimeSendsNoWatermark() {
        WatermarkGenerator<Ingested> generator = generator(Duration.ZERO, null, List.of(new TumblingWindows(10, 0)));
        send(generator, 25);
        send(generator, 11);
        send(generator, 29);

        assertThat(output.signals).isEmpty();
    }

    private void send(WatermarkGenerator<Ingested> generator, long time) {
        generator.onEvent(event(time), time, output);
    }

    @Test
    void theTimeStampIsTheEventTime() {
        var assigner = new IngestedWatermarks(Duration.ZERO, null, List.of()).createTimestampAssigner(null);

        assertThat(assigner.extractTimestamp(event(7), 3)).isEqualTo(7);
        assertThat(assigner.extractTimestamp(REJECTION, 3)).isEqualTo(3);
    }

    private WatermarkGenerator<Ingested> generator(Duration outOfOrderness, Duration idleTimeout) {
        return generator(outOfOrderness, idleTimeout, List.of());
    }

    private WatermarkGenerator<Ingested> generator(
            Duration outOfOrderness, Duration idleTimeout, List<WindowAssigner> windows) {
        return new IngestedWatermarks(outOfOrderness, idleTimeout, windows)
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
