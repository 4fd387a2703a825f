package io.tidemark.benchmarks.latency;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads results as soon as the broker gives them. Its thread does nothing else: what the results say is read by others, so
 * that no result waits for another to be parsed.
 */
final class ResultReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "results");
    private final long sinceMillis;
    private final ResultLog log = new ResultLog();
    private volatile Throwable failure;

    private ResultReader(KafkaConsumer<byte[], byte[]> consumer, long sinceMillis) {
        this.consumer = consumer;
        this.sinceMillis = sinceMillis;
    }

    /**
     * Starts to read the topic of results from its beginning.
     *
     * @param sinceMillis the wall clock; results that are readable before are of no interest
     */
    static ResultReader start(String bootstrapServers, LatencyOptions options, long sinceMillis) {
        boolean exactlyOnce = options.delivery().equals("exactly-once");
        IsolationLevel isolation = exactlyOnce ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED;
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.toString().toLowerCase(Locale.ROOT),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1,
                        // All that has come is noted at once.
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        Integer.MAX_VALUE),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, options.partitions())
                .mapToObj(partition -> new TopicPartition(LatencyPipeline.RESULTS, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ResultReader reader = new ResultReader(consumer, sinceMillis);
        reader.thread.start();
        return reader;
    }

    private void run() {
        try {
            while (true) {
                // Returns with the first record that is there; the broker holds the fetch open until then.
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                long readableMillis = System.currentTimeMillis();
                if (readableMillis >= sinceMillis) {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        log.add(record.value(), readableMillis);
                    }
                }
            }
        } catch (WakeupException closed) {
            return;
        } catch (RuntimeException | OutOfMemoryError broken) {
            // Told by whoever asks for results: this thread has no one to tell.
            failure = broken;
        }
    }

    /**
     * The results that have come since the last call.
     *
     * @throws IllegalStateException when the topic cannot be read
     */
    List<SeenResult> results() {
        if (failure != null) {
            throw new IllegalStateException("results cannot be read", failure);
        }
        return log.take();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        consumer.close();
    }
}
