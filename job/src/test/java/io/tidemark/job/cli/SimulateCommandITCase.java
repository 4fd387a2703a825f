package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.cluster.EmbeddedBroker;
import io.tidemark.job.cluster.KafkaBroker;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.simulate.KafkaSimulation;
import io.tidemark.job.topology.EventLayouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code simulate} leaves in a real topic. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SimulateCommandITCase {

    private static final int PARTITIONS = 3;
    private static final int EVENTS = 5_000;

    private static KafkaBroker kafka;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedBroker.start(Map.of());
    }

    @AfterAll
    static void stopBroker() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void aTopicHoldsExactlyTheEventsAskedForAndTheyDecode() throws Exception {
        long before = System.currentTimeMillis();
        List<ConsumerRecord<byte[], byte[]>> records =
                simulated("exact", "--seed=7", "--late-share=0.1", "--late-by=1h", "--bad-share=0.01");
        long after = System.currentTimeMillis();

        assertThat(records).hasSize(EVENTS);
        RecordDecoder decoder = demoDecoder();
        int rejected = 0;
        int late = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (decoder.decode(record.value(), new Origin.File("simulate", 1), after) instanceof Event event) {
                assertThat(event.key()).contains('"' + text(record.key()) + '"');
                boolean isLate = event.time() < before - 60_000;
                late += isLate ? 1 : 0;
                assertThat(event.time() + (isLate ? 3_600_000 : 0)).isBetween(before - 1000, after);
            } else {
                rejected++;
            }
        }
        assertThat(rejected).isEqualTo(EVENTS / 100);
        assertThat(late).isBetween(EVENTS / 20, EVENTS / 5);
    }

    @Test
    void recordsOfOneKeyShareAPartitionAndAllPartitionsAreUsed() throws Exception {
        Map<String, Integer> partitions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : simulated("keyed", "--keys=30")) {
            Integer earlier = partitions.putIfAbsent(text(record.key()), record.partition());
            assertThat(earlier).isIn(null, record.partition());
        }

        assertThat(partitions).hasSize(30);
        assertThat(partitions.values()).contains(0, 1, 2);
    }

    @Test
    void theSameSeedGivesTheSameRecordsApartFromTheirTimes() throws Exception {
        List<String> first = timeless(simulated("seed-a", "--seed=3", "--anomaly-share=0.1", "--bad-share=0.01"));
        List<String> again = timeless(simulated("seed-b", "--seed=3", "--anomaly-share=0.1", "--bad-share=0.01"));
        List<String> other = timeless(simulated("seed-c", "--seed=4", "--anomaly-share=0.1", "--bad-share=0.01"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aStoppedSimulationHasWrittenAllThatItSaysAndKeptItsPace() throws Exception {
        kafka.topics().create("stopped", PARTITIONS);
        ConnectorConfig.Simulator endless = new ConnectorConfig.Simulator(
                200, 5, 1, Long.MAX_VALUE, Instant.EPOCH, Duration.ZERO, 0, Duration.ZERO, 0, 0);
        KafkaSimulation simulation = new KafkaSimulation(endless, EventLayouts.of(demo()), "stopped");
        Instant start = Instant.now();

        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        properties.setProperty("max.in.flight.requests.per.connection", "1");
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> simulation.run(properties));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> simulation.acknowledged() >= 100);
        simulation.stop();
        run.get(1, TimeUnit.MINUTES);
        long elapsedMillis = Duration.between(start, Instant.now()).toMillis();

        assertThat(read("stopped")).hasSize((int) simulation.acknowledged());
        assertThat(simulation.acknowledged()).isLessThanOrEqualTo(elapsedMillis / 5 + 1);
    }

    private static List<ConsumerRecord<byte[], byte[]>> simulated(String topic, String... options) throws Exception {
        kafka.topics().create(topic, PARTITIONS);
        List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--topic=" + topic,
                "--events=" + EVENTS,
                "--events-per-second=20000",
                "--property",
                "compression.type=gzip"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Writing 20,000 events/s to topic " + topic)
                .contains("5,000 events written to topic " + topic);
        return read(topic);
    }

    /** All that a topic holds now. */
    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(SimulateCommandITCase::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (records.size() < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private static List<String> timeless(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                        .thenComparingLong(ConsumerRecord::offset))
                .map(record -> text(record.value()).replaceFirst("\"ts\":\\d+", "\"ts\":0"))
                .toList();
    }

    private static PipelineConfig demo() {
        return PipelineFile.parse(Demo.NAME, Demo.pipelineText(), List.of())
                .config()
                .orElseThrow();
    }

    private static RecordDecoder demoDecoder() {
        return DecoderFactory.of(RecordFormat.JSON, EventLayouts.of(demo())).create(null);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
