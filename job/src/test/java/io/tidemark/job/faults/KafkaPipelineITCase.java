package io.tidemark.job.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.EmbeddedBroker;
import io.tidemark.job.cluster.TopicRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From Kafka to Kafka on MiniClusters and a broker in this JVM. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@SuppressWarnings("try") // a job is a resource that runs, whether or not anyone talks to it
class KafkaPipelineITCase {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SEED = 42;

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

    @BeforeEach
    void createTopics() {
        broker.topics().names().forEach(broker.topics()::delete);
        broker.topics().create(FaultPipeline.INPUT, PARTITIONS);
        for (String output :
                List.of(FaultPipeline.RESULTS, FaultPipeline.LATE, FaultPipeline.REJECTED, FaultPipeline.STATISTICS)) {
            broker.topics().create(output, 1);
        }
    }

    @ParameterizedTest(name = "{0}, parallelism {1}")
    @CsvSource({"at-least-once, 1", "exactly-once, 2"})
    void everyWindowIsRightAndEveryOtherRecordIsAccountedFor(String delivery, int parallelism) throws Exception {
        Workload workload = new Workload(SEED, PARTITIONS, 60_000, 300_000);
        Statistics statistics = new Statistics(broker.consumers());
        Verifier verifier = new Verifier(broker.consumers(), workload.byPartition(), delivery.equals("exactly-once"));
        List<Input> inputs = workload.inputs().toList();

        send(inputs.subList(0, workload.warmUpSize()));
        try (MiniClusterJob job = start(delivery, parallelism)) {
            statistics.awaitWatermark(Workload.START, PATIENCE);
            send(inputs.subList(workload.warmUpSize(), inputs.size()));
            statistics.awaitReceived(workload.size(), PATIENCE);
            job.drain(folder.toUri().toString());
        }

        verifier.assertResults();
        verifier.assertLate();
        verifier.assertRejected();
        verifier.assertLedger();
    }

    @Test
    void partitionsWithoutEventsAndSubtasksWithoutPartitionsHoldNothingBack() throws Exception {
        send(0, event(1_000, 1), event(30_000, 2));

        try (MiniClusterJob job = startQuick(4, "")) {
            awaitWindows("[0, 10000) 1");
            send(1, event(31_000, 3), event(60_000, 4));
            send(0, event(61_000, 5));
            awaitWindows("[0, 10000) 1", "[30000, 40000) 2");
        }
    }

    @Test
    void whenAllWasIdleTheJobGoesOnWhereItWas() throws Exception {
        send(0, event(1_000, 1), event(20_000, 2));
        try (MiniClusterJob job = startQuick(2, "")) {
            awaitWindows("[0, 10000) 1");
            // Idle since, with a watermark of 19,499: the next events are judged by it, from whichever partition they
            // come.
            for (int partition = 0; partition < PARTITIONS; partition++) {
                send(partition, event(19_600 + partition, 3), event(50_000, 4));
            }
            awaitWindows("[0, 10000) 1", "[10000, 20000) 3", "[20000, 30000) 1");
            assertThat(broker.consumers().readCommitted(FaultPipeline.LATE)).isEmpty();
        }
    }

    @Test
    void aJobWithoutSavedStateStartsWhereTheFileSays() throws Exception {
        send(0, event(1_000, 1), event(20_000, 2), event(40_000, 3));
        try (MiniClusterJob job = startQuick(1, "start-from: committed")) {
            awaitWindows("[0, 10000) 1", "[20000, 30000) 1");
            awaitCommitted(3);
        }
        send(0, event(41_000, 4), event(60_000, 5));
        try (MiniClusterJob job = startQuick(1, "start-from: committed")) {
            awaitWindows("[0, 10000) 1", "[20000, 30000) 1", "[40000, 50000) 1");
        }

        long now = broker.consumers().readCommitted(FaultPipeline.INPUT).get(4).timestampMillis() + 1;
        broker.producers()
                .send(List.of(
                        new ProducerRecord<>(
                                FaultPipeline.INPUT,
                                0,
                                now,
                                null,
                                event(100_000, 6).getBytes(UTF_8)),
                        new ProducerRecord<>(
                                FaultPipeline.INPUT,
                                0,
                                now + 1,
                                null,
                                event(120_000, 7).getBytes(UTF_8))));
        try (MiniClusterJob job =
                startQuick(1, "start-from: \"" + Instant.ofEpochMilli(now) + "\", group-id: another")) {
            awaitWindows("[0, 10000) 1", "[20000, 30000) 1", "[40000, 50000) 1", "[100000, 110000) 1");
        }
    }

    @Test
    void topicsMayBeGivenByAPattern() throws Exception {
        broker.topics().create("region-eu", 1);
        broker.topics().create("region-us", 1);
        try (MiniClusterJob job =
                MiniClusterJob.start(quick("").replace("topics: [events]", "topic-pattern: \"region-.*\""), 1)) {
            broker.producers().send("region-eu", 0, List.of(event(1_000, 1), event(30_000, 1)));
            broker.producers().send("region-us", 0, List.of(event(2_000, 1), event(30_000, 1)));
            awaitWindows("[0, 10000) 2");
        }
    }

    @Test
    void recordsThatKafkaHasDeletedBeforeTheyWereReadFailTheJob() throws Exception {
        send(0, event(1_000, 1), event(20_000, 2));
        String savepoint;
        try (MiniClusterJob job = startQuick(1, "")) {
            awaitWindows("[0, 10000) 1");
            savepoint = job.stop(folder.toUri().toString(), SavepointFormatType.CANONICAL);
        }
        send(0, event(21_000, 3), event(22_000, 4), event(40_000, 5));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicPartition partition = new TopicPartition(FaultPipeline.INPUT, 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }

        try (MiniClusterJob job = MiniClusterJob.start(quick(""), 1, MiniClusterJob.from(savepoint, "hashmap"))) {
            assertThat(job.failure()).rootCause().hasMessageContaining("out of range");
        }
        try (MiniClusterJob job = MiniClusterJob.start(
                quick("properties: {auto.offset.reset: earliest}"), 1, MiniClusterJob.from(savepoint, "rocksdb"))) {
            awaitWindows("[0, 10000) 1", "[20000, 30000) 1");
        }
    }

    @Test
    void aRecordAsLargeAsABrokerTakesIsRejectedAndTheJobGoesOn() throws Exception {
        byte[] large = new byte[1_048_000 - 500];
        Arrays.fill(large, (byte) 1);
        broker.producers()
                .send(List.of(
                        new ProducerRecord<>(
                                FaultPipeline.INPUT,
                                0,
                                null,
                                "its key".getBytes(UTF_8),
                                large,
                                List.of(new RecordHeader("trace", "t-1".getBytes(UTF_8)))),
                        new ProducerRecord<>(FaultPipeline.INPUT, 0, null, new byte[500_000], null, List.of())));
        send(0, event(1_000, 1), event(30_000, 2));

        try (MiniClusterJob job = startQuick(1, "")) {
            awaitWindows("[0, 10000) 1");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> broker.consumers()
                                    .readCommitted(FaultPipeline.REJECTED)
                                    .size()
                            == 2);
        }
        TopicRecord rejected =
                broker.consumers().readCommitted(FaultPipeline.REJECTED).get(0);
        assertThat(rejected.key()).isEqualTo("its key");
        assertThat(rejected.headers()).isEqualTo(Map.of("trace", "t-1"));
        assertThat(rejected.value())
                .contains("\"reason\":\"malformed\"", "\"partition\":0,\"offset\":0,", "\"raw_bytes\":1047500");
    }

    private MiniClusterJob start(String delivery, int parallelism) throws Exception {
        return MiniClusterJob.start(FaultPipeline.text(broker.bootstrapServers(), delivery), parallelism);
    }

    /** Starts a job with one kind of window and short waits. */
    private MiniClusterJob startQuick(int parallelism, String source) throws Exception {
        return MiniClusterJob.start(quick(source), parallelism);
    }

    private static String quick(String source) {
        return """
                pipeline: quick
                source: {kafka: {bootstrap-servers: "%s", topics: [events]%s}}
                event: {key: [], time: ts}
                processor: {out-of-orderness: 500ms, idle-timeout: 1s}
                windows: [{name: fixed, tumbling: {size: 10s}, aggregates: [{name: n, kind: count}]}]
                output:
                  results: {kafka: {topic: results}}
                  late: {kafka: {topic: late}}
                  rejected: {kafka: {topic: rejected}}
                """.formatted(broker.bootstrapServers(), source.isEmpty() ? "" : ", " + source);
    }

    private static String event(long time, int number) {
        return "{\"ts\":" + time + ",\"number\":" + number + "}";
    }

    private static void send(int partition, String... events) {
        broker.producers().send(FaultPipeline.INPUT, partition, List.of(events));
    }

    private static void send(List<Input> inputs) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Input input : inputs) {
            records.add(new ProducerRecord<>(
                    FaultPipeline.INPUT, input.partition(), null, input.json().getBytes(UTF_8)));
        }
        broker.producers().send(records);
    }

    /** Waits until the newest panes are these, each written as bounds and count. */
    private static void awaitWindows(String... windows) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, String> newest = new LinkedHashMap<>();
            for (TopicRecord record : broker.consumers().readCommitted(FaultPipeline.RESULTS)) {
                newest.put(record.key(), windowAndCount(record));
            }
            assertThat(newest.values()).containsExactlyInAnyOrder(windows);
        });
    }

    private static String windowAndCount(TopicRecord record) {
        return record.value().replaceFirst(".*\"start\":(-?\\d+),\"end\":(-?\\d+).*\"count\":(\\d+),.*", "[$1, $2) $3");
    }

    private static void awaitCommitted(long offset) throws Exception {
        TopicPartition partition = new TopicPartition(FaultPipeline.INPUT, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                var committed = admin.listConsumerGroupOffsets("quick")
                        .partitionsToOffsetAndMetadata()
                        .get(1, TimeUnit.MINUTES)
                        .get(partition);
                return committed != null && committed.offset() == offset;
            });
        }
    }
}
