package io.tidemark.job.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.Environments;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedWatermarks;
import io.tidemark.job.ingest.Layouts;
import io.tidemark.job.ingest.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SimulatorSourceITCase {

    private static final AtomicBoolean FAILED = new AtomicBoolean();

    @Test
    void theSameRecordsComeAtAnyParallelism() throws Exception {
        List<String> one = Environments.collect(raw(source(Environments.local(1, Map.of()), 1_000_000, 5000)));
        List<String> three = Environments.collect(raw(source(Environments.local(3, Map.of()), 1_000_000, 5000)));

        assertThat(one).hasSize(5000);
        assertThat(three).containsExactlyInAnyOrderElementsOf(one);
    }

    @Test
    void afterAFailureEveryRecordIsThereOnce() throws Exception {
        FAILED.set(false);
        StreamExecutionEnvironment environment = Environments.local(
                2,
                Map.of(
                        "execution.checkpointing.interval", "50 ms",
                        "restart-strategy.type", "fixed-delay",
                        "restart-strategy.fixed-delay.attempts", "1",
                        "restart-strategy.fixed-delay.delay", "1 ms"));

        List<String> numbers = Environments.collect(
                source(environment, 2000, 3000).map(new FailingOnce()).returns(Types.STRING));

        assertThat(FAILED).isTrue();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 3000).mapToObj(Long::toString).toList());
    }

    private static DataStream<Ingested> source(
            StreamExecutionEnvironment environment, long eventsPerSecond, long events) {
        var config = new ConnectorConfig.Simulator(
                eventsPerSecond,
                20,
                1,
                events,
                Instant.EPOCH,
                Duration.ofMillis(100),
                0.05,
                Duration.ofMinutes(1),
                0.05,
                0.01);
        return environment.fromSource(
                new SimulatorSource(config, RecordFormat.JSON, Layouts.llm()),
                new IngestedWatermarks(Duration.ofSeconds(1), null, List.of()),
                "simulator");
    }

    private static DataStream<String> raw(DataStream<Ingested> ingested) {
        return ingested.map(record -> new String(record.raw(), ISO_8859_1)).returns(Types.STRING);
    }

    /** Passes on the number of each record; fails once, after the first checkpoint. */
    private static final class FailingOnce implements MapFunction<Ingested, String>, CheckpointListener {

        private static final long serialVersionUID = 1L;

        private boolean failNext;

        @Override
        public String map(Ingested ingested) {
            if (failNext && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("failure on purpose");
            }
            return Long.toString(((Origin.File) ingested.origin()).line());
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            failNext = true;
        }
    }
}
