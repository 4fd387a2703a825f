package io.tidemark.benchmarks.memory;

import io.tidemark.benchmarks.flink.SampleSerializer;
import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.WindowResultSerializer;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * How large the state of the window operator is: bytes on the heap, as the difference of the memory in use before and after many
 * keys, and bytes in a snapshot, as the difference of two; both for each key, everything included but the text of the key on the
 * heap, which is shared.
 */
public final class StateSize {

    private static final int KEY_GROUPS = 128;
    private static final int UNCHANGED = 4;
    private static final long PAUSE_MILLIS = 100;
    private static final long NOISE_BYTES = 64 << 10;
    private static final int MAX_SNAPSHOT_BYTES = 512 << 20;

    private StateSize() {}

    /**
     * @throws Exception when the operator fails
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("| state of one key | heap, bytes | snapshot, bytes |\n|---|---:|---:|");
        WindowAssigner minute = WindowAssigners.tumbling(Duration.ofMinutes(1));
        row("one window of 1 value", minute, 100_000, 1);
        row("one window of 32 values", minute, 50_000, 32);
        row("one window of 128 values", minute, 20_000, 128);
        row("one window of 1,000 values", minute, 5_000, 1_000);
        row("one window of 1,000,000 values", minute, 20, 1_000_000);
        row(
                "60 slices of 10 values, sliding 60 s / 1 s",
                WindowAssigners.sliding(Duration.ofMinutes(1), Duration.ofSeconds(1)),
                500,
                600);
    }

    private static void row(String what, WindowAssigner windows, int keys, int values) throws Exception {
        String[] texts = Keys.texts(keys);
        WindowedStatistics<Sample> statistics = WindowedStatistics.of("size", new ByText())
                .window(WindowDefinition.of("window", windows, NineStatistics.COMPOSITE));
        KeyedOneInputStreamOperatorTestHarness<String, Contribution<Sample>, WindowResult> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        statistics.operator(WindowOutputs.of(SampleSerializer.INSTANCE)),
                        contribution -> texts[contribution.event().key],
                        Types.STRING,
                        KEY_GROUPS,
                        1,
                        0);
        try {
            harness.setStateBackend(new HashMapStateBackend());
            harness.setCheckpointStorage(new JobManagerCheckpointStorage(MAX_SNAPSHOT_BYTES));
            harness.setup(WindowResultSerializer.INSTANCE);
            harness.open();
            fill(harness, 1, 1);
            long firstSnapshot = snapshotBytes(harness, 1);
            long before = usedBytes();
            fill(harness, keys, values);
            long after = usedBytes();
            long snapshot = snapshotBytes(harness, 2) - firstSnapshot;
            System.out.printf(Locale.ROOT, "| %s | %,d | %,d |%n", what, (after - before) / keys, snapshot / keys);
        } finally {
            harness.close();
        }
    }

    private static long snapshotBytes(
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<Sample>, WindowResult> harness, long checkpoint)
            throws Exception {
        harness.prepareSnapshotPreBarrier(checkpoint);
        return harness.snapshot(checkpoint, checkpoint).getStateSize();
    }

    /** A minute of values, one key after the other: lognormal, three decimals. */
    private static void fill(
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<Sample>, WindowResult> harness,
            int keys,
            int values)
            throws Exception {
        Random random = new Random(42);
        Sample sample = new Sample();
        for (int key = 0; key < keys; key++) {
            for (int value = 0; value < values; value++) {
                sample.key = key;
                sample.time = 60_000L * value / values;
                sample.value = Math.round(Math.exp(3 + random.nextGaussian()) * 1000) / 1000.0;
                harness.processElement(new StreamRecord<>(Contribution.of(sample)));
            }
        }
    }

    /** The memory in use once the collector finds no more: what the last measurement has left goes over several rounds. */
    private static long usedBytes() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int unchanged = 0; unchanged < UNCHANGED; ) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
            long now = runtime.totalMemory() - runtime.freeMemory();
            unchanged = now < used - NOISE_BYTES ? 0 : unchanged + 1;
            used = Math.min(used, now);
        }
        return used;
    }

    /** Reads a sample; its field 0 is the value. */
    private static final class ByText implements EventExtractor<Sample> {

        @Override
        public String key(Sample event) {
            return Keys.text(event.key);
        }

        @Override
        public long time(Sample event) {
            return event.time;
        }

        @Override
        public double number(Sample event, int field) {
            return event.value;
        }
    }
}
