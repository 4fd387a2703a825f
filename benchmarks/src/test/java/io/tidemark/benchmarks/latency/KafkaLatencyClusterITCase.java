package io.tidemark.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program for seconds, times aside: it fails by itself when a result is missing, double or wrong. */
@Timeout(600)
class KafkaLatencyClusterITCase {

    private static final int EVENTS_PER_SECOND = 500;
    private static final int KEYS = 20;
    private static final int WINDOWS = 3;
    private static final long MAX_CLOCK_STEP_MILLIS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "tidemark, at-least-once, hashmap",
        "tidemark, exactly-once, rocksdb",
        "kafka-streams, at-least-once, hashmap"
    })
    void everyResultOfEveryWindowIsReadAndTimed(String engine, String delivery, String stateBackend) throws Exception {
        LatencyOptions options = LatencyOptions.parse(
                "--events-per-second",
                Integer.toString(EVENTS_PER_SECOND),
                "--keys",
                Integer.toString(KEYS),
                // A machine under other load lets Kafka Streams see the events seconds out of order, and it drops what
                // is late.
                "--out-of-orderness-millis",
                "5000",
                "--warm-up-seconds",
                "2",
                "--rounds",
                "2",
                "--seconds",
                Integer.toString(WINDOWS),
                "--delivery",
                delivery,
                "--state-backend",
                stateBackend,
                "--flink",
                "execution.checkpointing.interval=1s",
                "--flink",
                "execution.checkpointing.min-pause=100ms");

        List<Round> rounds = LatencyRun.in(folder, engine, options);

        assertThat(rounds)
                .as("%s, %s, %s", engine, delivery, stateBackend)
                .hasSize(2)
                .allSatisfy(round -> {
                    assertThat(round.windows()).isEqualTo(WINDOWS);
                    // Every key has dozens of events a second: none is without a result but on a machine that stands
                    // still.
                    assertThat(round.results()).isBetween(WINDOWS, WINDOWS * KEYS);
                    assertThat(round.eventsPerSecond()).isPositive();
                    // Nothing can be readable before it was emitted, nor emitted before its window was closed: but
                    // the clock of the machine may be set back a little meanwhile.
                    assertThat(round.insideMillis().percentile(1)).isGreaterThanOrEqualTo(-MAX_CLOCK_STEP_MILLIS);
                    assertThat(round.insideMillis().percentile(50)).isNotNegative();
                    assertThat(round.millis().percentile(50))
                            .isBetween(
                                    round.insideMillis().percentile(50),
                                    round.millis().max());
                });
        assertThat(RoundTable.of(rounds).lines()).hasSize(5);
    }
}
