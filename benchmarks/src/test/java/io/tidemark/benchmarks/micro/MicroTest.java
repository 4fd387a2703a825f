package io.tidemark.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.benchmarks.latency.TrafficEvent;
import io.tidemark.benchmarks.statistics.CountedWindow;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.streams.Request;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.job.ingest.Event;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.windowing.LiveWindow;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each benchmark does what it says that it measures. */
class MicroTest {

    private static final int TIMES = 200;
    private static final double SUM_TOLERANCE = 1e-9;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void assigningNamesEveryWindowOfTheTime() {
        Assign assign = new Assign();
        assign.time = 65_003;
        assertThat(assign.tumbling()).isEqualTo(60_000 + 120_000);
        assertThat(assign.named.count).isEqualTo(1);

        assign = new Assign();
        assign.time = 65_003;
        long bounds = LongStream.rangeClosed(6, 65)
                .map(second -> 1000 * (second + second + 60))
                .sum();
        assertThat(assign.sliding()).isEqualTo(bounds);
        assertThat(assign.named.count).isEqualTo(60);

        assign = new Assign();
        assign.time = 65_003;
        assertThat(assign.session()).isEqualTo(65_003 + 95_003);
        assertThat(assign.time).isGreaterThan(65_003);
    }

    @Test
    void updatesOfANewWindowTakeInTheirEvents() {
        Update single = new Update();
        Update batched = new Update();
        // Each begins with what is behind its first.
        Sample[] samples = Samples.of(2 * Update.BATCH, 1);

        assertSame(
                single.eventsToNew(),
                Samples.accumulated(Arrays.copyOfRange(samples, 1, Update.BATCH + 1)),
                Update.BATCH);
        assertSame(
                batched.batchToNew(),
                Samples.accumulated(Arrays.copyOfRange(samples, Update.BATCH, 2 * Update.BATCH)),
                Update.BATCH);
    }

    @Test
    void updatesOfASketchAddToIt() {
        Sample[] held = Samples.of(Samples.MANY, 2);
        Sample[] samples = Samples.of(2 * Update.BATCH, 1);

        assertSame(
                new Update().eventToSketch(),
                Samples.accumulated(join(held, Arrays.copyOfRange(samples, 1, 2))),
                Samples.MANY + 1);
        assertSame(
                new Update().batchToSketch(),
                Samples.accumulated(join(held, Arrays.copyOfRange(samples, Update.BATCH, 2 * Update.BATCH))),
                Samples.MANY + Update.BATCH);
    }

    @Test
    void mergesHoldTheEventsOfBoth() {
        Merge merge = new Merge();
        for (int time = 0; time < 2; time++) {
            assertSame(
                    merge.fewValues(),
                    Samples.accumulated(join(Samples.of(Samples.FEW, 1), Samples.of(Samples.FEW, 2))),
                    2 * Samples.FEW);
            assertSame(
                    merge.sketches(),
                    Samples.accumulated(join(Samples.of(Samples.MANY, 1), Samples.of(Samples.MANY, 2))),
                    2 * Samples.MANY);
        }
    }

    @Test
    void slidingEqualsAFreshMerge() {
        Slide slide = new Slide();
        for (int time = 0; time < TIMES; time++) {
            CompositeAccumulator slid = slide.slide();

            CompositeAccumulator fresh = NineStatistics.COMPOSITE.create();
            slide.held().forEach(slice -> NineStatistics.COMPOSITE.merge(fresh, slice));
            assertThat(slide.held()).hasSize(Slide.HELD).doesNotHaveDuplicates();
            assertSame(slid, fresh, Slide.HELD * Slide.VALUES);
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Serialize serialize = new Serialize();
        serialize.writeBoth();
        for (int time = 0; time < 2; time++) {
            assertSameWindow(serialize.readFewValues(), serialize.few);
            assertSameWindow(serialize.readSketch(), serialize.sketch);
        }
        // Three decimals take three bytes.
        assertThat(serialize.writeFewValues()).isBetween(16 * 3, 16 * Double.BYTES);
        assertThat(serialize.writeSketch()).isBetween(300, 1_000);
    }

    private static void assertSameWindow(LiveWindow read, LiveWindow written) {
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("accumulator")
                .isEqualTo(written);
        assertSame(read.accumulator, written.accumulator, (int) written.count);
    }

    @Test
    void bothDecodersReadTheThreeFields() {
        Decode decode = new Decode();
        for (int time = 0; time < TIMES; time++) {
            Event event = (Event) decode.tidemark();
            TrafficEvent sent = decode.events[decode.last];
            assertThat(sent.json()).hasSizeBetween(125, 140);
            assertThat(event.key()).isEqualTo("{\"service\":\"service-" + sent.key() + "\"}");
            assertThat(event.time()).isEqualTo(sent.timeMillis());
            assertThat(event.number(0)).isEqualTo(sent.thousandths() / 1000.0);

            Request request = decode.jackson();
            sent = decode.events[decode.last];
            assertThat(request)
                    .isEqualTo(new Request("service-" + sent.key(), sent.thousandths() / 1000.0, sent.timeMillis()));
        }
    }

    @Test
    void bothEncodersWriteTheResult() throws IOException {
        Encode encode = new Encode();
        Encode other = new Encode();
        for (int time = 0; time < TIMES; time++) {
            byte[] json = encode.tidemark();
            assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(other.jackson()));

            WindowResult result = encode.results[encode.last];
            assertThat(JSON.readTree(json).get("id").textValue()).isEqualTo(result.id());
            assertThat(JSON.readTree(json).get("values").get("p99").doubleValue())
                    .isEqualTo(result.values().value("p99"));
        }
    }

    private static Sample[] join(Sample[] first, Sample[] second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(Sample[]::new);
    }

    /** Results of sums may differ in their last digits, as the order of the events does. */
    private static void assertSame(CompositeAccumulator actual, CompositeAccumulator expected, int events) {
        WindowValues values = values(actual, events);
        WindowValues expectedValues = values(expected, events);
        assertThat(values.hasErrors()).isFalse();
        assertThat(values.hasSkipped()).isFalse();
        assertThat(values.value("count")).isEqualTo((long) events);
        for (int part = 1; part < values.size(); part++) {
            double number = (Double) expectedValues.value(part);
            assertThat((Double) values.value(part))
                    .as(values.names().get(part))
                    .isCloseTo(number, within(SUM_TOLERANCE * number));
        }
    }

    private static WindowValues values(CompositeAccumulator accumulator, int events) {
        return NineStatistics.COMPOSITE.result(accumulator, new CountedWindow(0, 1, events));
    }
}
