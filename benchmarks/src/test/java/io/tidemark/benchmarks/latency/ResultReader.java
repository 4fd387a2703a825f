package io.tidemark.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
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
    private final List<Fetch> fetches = new ArrayList<>();
    private RuntimeException failure;

    private record Fetch(long readableMillis, ConsumerRecords<byte[], byte[]> records) {}

    private ResultReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Starts to read the topic of results from its beginning. */
    static ResultReader start(String bootstrapServers, LatencyOptions options) {
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
        ResultReader reader = new ResultReader(consumer);
        reader.thread.start();
        return reader;
    }

    private void run() {
        try {
            while (true) {
                // Returns with the first record that is there; the broker holds the fetch open until then.
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                long readableMillis = System.currentTimeMillis();
                if (!records.isEmpty()) {
                    add(new Fetch(readableMillis, records));
                }
            }
        } catch (WakeupException closed) {
            return;
        } catch (RuntimeException broken) {
            fail(broken);
        }
    }

    private synchronized void add(Fetch fetch) {
        fetches.add(fetch);
    }

    private synchronized void fail(RuntimeException broken) {
        failure = broken;
    }

    private synchronized List<Fetch> take() {
        if (failure != null) {
            throw new IllegalStateException("results cannot be read", failure);
        }
        List<Fetch> taken = List.copyOf(fetches);
        fetches.clear();
        return taken;
    }

    /**
     * The results that have come since the last call.
     *
     * @throws IllegalStateException when the topic cannot be read
     */
    List<SeenResult> results() {
        List<SeenResult> results = new ArrayList<>();
        for (Fetch fetch : take()) {
            for (ConsumerRecord<byte[], byte[]> record : fetch.records()) {
                results.add(SeenResult.read(record.value(), fetch.readableMillis()));
            }
        }
        return results;
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
