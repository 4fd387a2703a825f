package io.tidemark.job.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics. */
public final class Consumers {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String bootstrapServers;

    public Consumers(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Reads what a consumer of finished transactions sees. */
    public List<TopicRecord> readCommitted(String topic) {
        return read(topic, IsolationLevel.READ_COMMITTED);
    }

    /** Reads everything, records of open and of aborted transactions too. */
    public List<TopicRecord> readUncommitted(String topic) {
        return read(topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /**
     * Reads a topic from its beginning to the end it has now. Under {@code READ_COMMITTED} that end is before the first
     * record of the oldest open transaction.
     *
     * @return the records of each partition in order
     * @throws IllegalStateException when the end was not reached in time
     */
    public List<TopicRecord> read(String topic, IsolationLevel isolation) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
            List<TopicRecord> records = new ArrayList<>();
            long deadlineNanos = System.nanoTime() + TIMEOUT.toNanos();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new IllegalStateException("read " + records.size() + " records of the topic " + topic
                            + " but not up to " + ends + " in " + TIMEOUT);
                }
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset() < ends.get(new TopicPartition(topic, record.partition()))) {
                        records.add(TopicRecord.of(record));
                    }
                });
            }
            return records;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString().toLowerCase(Locale.ROOT),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // A partition that lost its records to the broker must be seen, not skipped.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
