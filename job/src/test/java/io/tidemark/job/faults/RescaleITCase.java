package io.tidemark.job.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.job.cluster.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open windows move with their keys through savepoints from 1 to 2 to 4 subtasks and back to 1. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RescaleITCase {

    private static final int[] PARALLELISMS = {1, 2, 4, 1};
    private static final int PARTITIONS = 3;
    private static final long SEED = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EmbeddedBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest(name = "{0} to {1}, {2} savepoints")
    @CsvSource({"hashmap, hashmap, NATIVE", "rocksdb, rocksdb, NATIVE", "hashmap, rocksdb, CANONICAL"})
    void everyOpenWindowFiresOnceWithTheRightValues(String backend, String other, SavepointFormatType format)
            throws Exception {
        broker.topics().names().forEach(broker.topics()::delete);
        broker.topics().create(FaultPipeline.INPUT, PARTITIONS);
        for (String output :
                List.of(FaultPipeline.RESULTS, FaultPipeline.LATE, FaultPipeline.REJECTED, FaultPipeline.STATISTICS)) {
            broker.topics().create(output, 1);
        }
        Workload workload = new Workload(SEED, PARTITIONS, 20_000, 300_000);
        List<Input> inputs = workload.inputs().toList();
        Statistics statistics = new Statistics(broker.consumers());
        String pipeline = FaultPipeline.text(broker.bootstrapServers(), "exactly-once");
        String savepoint = null;
        int sent = 0;

        for (int step = 0; step < PARALLELISMS.length; step++) {
            Configuration settings = savepoint == null
                    ? new Configuration().set(StateBackendOptions.STATE_BACKEND, backend)
                    : MiniClusterJob.from(savepoint, step % 2 == 0 ? backend : other);
            try (MiniClusterJob job = MiniClusterJob.start(pipeline, PARALLELISMS[step], settings)) {
                if (step == 0) {
                    send(inputs.subList(0, workload.warmUpSize()));
                    statistics.awaitWatermark(Workload.START, PATIENCE);
                    sent = workload.warmUpSize();
                }
                int end = inputs.size() * (step + 1) / PARALLELISMS.length;
                send(inputs.subList(sent, end));
                sent = end;
                statistics.awaitReceived(sent, PATIENCE);
                if (step + 1 < PARALLELISMS.length) {
                    savepoint = job.stop(folder.toUri().toString(), format);
                } else {
                    job.drain(folder.toUri().toString());
                }
            }
        }

        Verifier verifier = new Verifier(broker.consumers(), workload.byPartition(), true);
        verifier.assertResults();
        verifier.assertLate();
        verifier.assertRejected();
        verifier.assertLedger();
    }

    private static void send(List<Input> inputs) {
        broker.producers()
                .send(inputs.stream()
                        .map(input -> new ProducerRecord<byte[], byte[]>(
                                FaultPipeline.INPUT,
                                input.partition(),
                                null,
                                input.json().getBytes(UTF_8)))
                        .toList());
    }
}
