package io.tidemark.job.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This build restores the savepoints of every release, and finishes what they began. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GoldenSavepointITCase {

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

    static List<Path> savepoints() throws IOException {
        try (Stream<Path> files = Files.walk(GoldenSavepoint.RESOURCES)) {
            List<Path> found = files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(3);
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void aSavepointOfAReleaseGoesOnToTheRightEnd(Path savepoint) throws Exception {
        Workload workload = GoldenSavepoint.workload();
        GoldenSavepoint.createTopics(broker);
        GoldenSavepoint.send(broker, workload.inputs().toList());
        String backend = savepoint.getFileName().toString().startsWith("rocksdb") ? "rocksdb" : "hashmap";
        String pipeline = FaultPipeline.text(broker.bootstrapServers(), GoldenSavepoint.DELIVERY);

        try (MiniClusterJob job = MiniClusterJob.start(
                pipeline, 1, MiniClusterJob.from(savepoint.toUri().toString(), backend))) {
            new Statistics(broker.consumers()).awaitReceived(workload.size(), PATIENCE);
            job.drain(folder.toUri().toString());
        }

        Verifier verifier = new Verifier(broker.consumers(), workload.byPartition(), false);
        assertThat(verifier.assertResultsAfter(GoldenSavepoint.savedWatermark()))
                .isGreaterThan(100);
        verifier.assertLedger();
    }
}
