package io.tidemark.operators.batching;

import static io.tidemark.operators.Reading.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.TumblingWindows;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.io.network.partition.MockResultPartitionWriter;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the operator in front of the shuffle, and when. */
class LeavingBatchesTest {

    private final CountingWriter network = new CountingWriter();
    private OneInputStreamOperatorTestHarness<Reading, Contribution<Reading>> harness;

    @BeforeEach
    void start() throws Exception {
        start(1_000);
    }

    private void start(long windowMillis) throws Exception {
        MockEnvironment environment = MockEnvironment.builder().build();
        environment.addOutputs(List.of(network));
        WindowedStatistics<Reading> statistics = WindowedStatistics.of("p", new ReadingExtractor())
                .window(WindowDefinition.of(
                        "w",
                        new TumblingWindows(windowMillis, 0),
                        CompositeAggregate.of(new NamedAggregate("total", Aggregates.sum(new Field("value", 0))))))
                .options(new WindowingOptions(TimeDomain.EVENT, 1_000, 0, 1_000, 1_000, WindowLimitPolicy.REJECT));
        harness = new OneInputStreamOperatorTestHarness<>(statistics.batchingOperator(), environment);
        // What it sends is valid during the call: the harness keeps copies.
        harness.setup(new ContributionSerializer<>(
                ReadingSerializer.INSTANCE, statistics.batchPlan().targets()));
        harness.open();
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void aWatermarkIsPushedOutOfTheNetworkBuffers() throws Exception {
        harness.processElement(event("a", 10, 1), 10);
        assertThat(network.flushes).isZero();

        harness.processWatermark(new Watermark(5));
        assertThat(network.flushes).isEqualTo(1);
        harness.processWatermark(new Watermark(999));
        assertThat(network.flushes).isEqualTo(2);
    }

    @Test
    void whatAWindowHoldsGoesAFewTimesShortlyBeforeItsEnd() throws Exception {
        add("a", 10);
        add("a", 900);
        harness.processWatermark(new Watermark(958));
        assertThat(sizes()).isEmpty();

        harness.processWatermark(new Watermark(959));
        assertThat(sizes()).containsExactly("a 2");
        add("a", 970);
        add("b", 975);
        harness.processWatermark(new Watermark(978));
        assertThat(sizes()).containsExactly("a 2");

        harness.processWatermark(new Watermark(979));
        assertThat(sizes()).containsExactly("a 2", "a 1", "b 1");
        add("b", 980);
        harness.processWatermark(new Watermark(999));
        assertThat(sizes()).containsExactly("a 2", "a 1", "b 1", "b 1");
    }

    /** Watermarks that come once a window: 201 ms behind the newest event, so the next one is due with the event at 1,200. */
    @Test
    void whereNoWatermarkComesBeforeTheEndEventsTellThatItIsNear() throws Exception {
        add("b", -800);
        add("b", 200);
        harness.processWatermark(new Watermark(-1));
        int before = sizes().size();

        add("a", 10);
        add("a", 1_159);
        assertThat(sizes()).hasSize(before);
        add("a", 1_160);
        assertThat(sizes()).as("40 ms before the end").hasSize(before + 2).endsWith("b 1", "a 1");
        add("a", 990);
        add("a", 1_179);
        assertThat(sizes()).hasSize(before + 2);
        add("a", 1_180);
        assertThat(sizes()).as("20 ms before the end").hasSize(before + 3).endsWith("a 1");
        add("b", 996);
        add("a", 1_195);
        assertThat(sizes()).as("5 ms before the end").hasSize(before + 4).endsWith("b 1");
        add("a", 997);
        add("a", 1_199);
        assertThat(sizes()).as("what comes after that waits").hasSize(before + 4);
        harness.processWatermark(new Watermark(999));
        assertThat(sizes()).hasSize(before + 5).endsWith("a 1");
    }

    @Test
    void beforeTheFirstWatermarkNothingGoesEarly() throws Exception {
        for (long time = 0; time < 3_000; time++) {
            add("k" + time % 100, time);
        }
        assertThat(sizes()).isEmpty();
    }

    @Test
    void everyWindowHasEarlyBatchesOfItsOwn() throws Exception {
        for (long start = 0; start <= 2_000; start += 1_000) {
            add("a", start + 10);
            harness.processWatermark(new Watermark(start + 970));
            add("a", start + 980);
            harness.processWatermark(new Watermark(start + 999));
        }

        assertThat(sizes()).containsExactly("a 1", "a 1", "a 1", "a 1", "a 1", "a 1");
    }

    @Test
    void aShortWindowGoesAtItsEndOnly() throws Exception {
        harness.close();
        start(100);
        add("a", 10);
        harness.processWatermark(new Watermark(98));
        assertThat(sizes()).isEmpty();

        harness.processWatermark(new Watermark(99));
        assertThat(sizes()).containsExactly("a 1");
    }

    private void add(String key, long time) throws Exception {
        harness.processElement(event(key, time, 1), time);
    }

    private List<String> sizes() {
        List<String> sizes = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            if (element instanceof StreamRecord<?> record && record.getValue() instanceof Contribution<?> sent) {
                sizes.add(sent.key() + " " + sent.batch().size());
            }
        }
        return sizes;
    }

    private static final class CountingWriter extends MockResultPartitionWriter {

        private int flushes;

        @Override
        public void flushAll() {
            flushes++;
        }
    }
}
