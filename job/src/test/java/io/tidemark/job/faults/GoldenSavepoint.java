package io.tidemark.job.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.job.cluster.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The savepoints that a release leaves in the test resources, for all later builds to restore: of the fault pipeline in the
 * midst of its workload. They are made once, by {@link #main}, and never again under the same version.
 */
final class GoldenSavepoint {

    static final String DELIVERY = "at-least-once";
    static final Path RESOURCES = Path.of("src", "test", "resources", "savepoints");

    private static final int PARTITIONS = 2;
    private static final int PARALLELISM = 2;
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private GoldenSavepoint() {}

    /** The same for every release. */
    static Workload workload() {
        return new Workload(SEED, PARTITIONS, 4_000, 120_000);
    }

    /** Number of records that a job has read when its savepoint is taken. */
    static int saved() {
        return workload().size() / 2;
    }

    /** The watermark of a job that has read these. */
    static long savedWatermark() {
        long[] newest = new long[PARTITIONS];
        workload()
                .inputs()
                .limit(saved())
                .filter(input -> input.fate() != Fate.REJECTED)
                .forEach(input -> newest[input.partition()] = Math.max(newest[input.partition()], input.time()));
        return Arrays.stream(newest).min().orElseThrow() - Workload.DISORDER_MILLIS - 1;
    }

    static void createTopics(EmbeddedBroker broker) {
        broker.topics().names().forEach(broker.topics()::delete);
        broker.topics().create(FaultPipeline.INPUT, PARTITIONS);
        for (String output :
                List.of(FaultPipeline.RESULTS, FaultPipeline.LATE, FaultPipeline.REJECTED, FaultPipeline.STATISTICS)) {
            broker.topics().create(output, 1);
        }
    }

    static void send(EmbeddedBroker broker, List<Input> inputs) {
        broker.producers()
                .send(inputs.stream()
                        .map(input -> new ProducerRecord<byte[], byte[]>(
                                FaultPipeline.INPUT,
                                input.partition(),
                                null,
                                input.json().getBytes(UTF_8)))
                        .toList());
    }

    /**
     * Makes the savepoints of a release.
     *
     * @param arguments the version, in the folder of the module {@code job}
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            take(broker, RESOURCES.resolve(arguments[0]), "hashmap", SavepointFormatType.CANONICAL);
            take(broker, RESOURCES.resolve(arguments[0]), "hashmap", SavepointFormatType.NATIVE);
            take(broker, RESOURCES.resolve(arguments[0]), "rocksdb", SavepointFormatType.NATIVE);
        }
    }

    private static void take(EmbeddedBroker broker, Path release, String backend, SavepointFormatType format)
            throws Exception {
        createTopics(broker);
        List<Input> inputs = workload().inputs().toList();
        Statistics statistics = new Statistics(broker.consumers());
        Configuration settings = new Configuration().set(StateBackendOptions.STATE_BACKEND, backend);
        String pipeline = FaultPipeline.text(broker.bootstrapServers(), DELIVERY);
        Path target = Files.createTempDirectory("golden");
        String savepoint;
        try (MiniClusterJob job = MiniClusterJob.start(pipeline, PARALLELISM, settings)) {
            send(broker, inputs.subList(0, workload().warmUpSize()));
            statistics.awaitWatermark(Workload.START, PATIENCE);
            send(broker, inputs.subList(workload().warmUpSize(), saved()));
            statistics.awaitReceived(saved(), PATIENCE);
            statistics.awaitWatermark(savedWatermark(), PATIENCE);
            savepoint = job.stop(target.toUri().toString(), format);
        }
        Path home = Files.createDirectories(
                release.resolve(backend + "-" + format.name().toLowerCase(Locale.ROOT)));
        copy(Path.of(URI.create(savepoint)), home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
