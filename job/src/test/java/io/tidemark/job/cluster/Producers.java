package io.tidemark.job.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to topics. */
public final class Producers {

    private final String bootstrapServers;

    public Producers(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes texts without a key to one partition, in this order. */
    public void send(String topic, int partition, List<String> values) {
        send(values.stream()
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, partition, null, value.getBytes(UTF_8)))
                .toList());
    }

    /**
     * Writes records and returns when the broker has all of them, each once and in order.
     *
     * @throws IllegalStateException when one was not written
     */
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            producer.flush();
            for (Future<RecordMetadata> write : sent) {
                write.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a record was not written to " + bootstrapServers, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + bootstrapServers, interrupted);
        }
    }

    /**
     * A producer of plain bytes that waits for the broker's acknowledgement; to be closed by the caller.
     *
     * @param settings settings of the client on top, such as {@code transactional.id}
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.putAll(settings);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
