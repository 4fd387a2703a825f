package io.tidemark.job.webui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.job.cluster.KafkaBroker;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of now, some of them late and some broken, written until it is closed. */
final class LiveLoad implements AutoCloseable {

    private static final String[] SERVICES = {"chat", "search", "summarize", "translate", "embed"};
    private static final int BATCH = 20;
    private static final long BATCH_NANOS = 10_000_000;

    private final Thread thread;
    private volatile boolean closed;

    private LiveLoad(KafkaBroker broker, String topic, int partitions) {
        this.thread = new Thread(() -> write(broker, topic, partitions), "live load");
    }

    /** Starts to write about two thousand events a second. */
    static LiveLoad start(KafkaBroker broker, String topic, int partitions) {
        LiveLoad load = new LiveLoad(broker, topic, partitions);
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(KafkaBroker broker, String topic, int partitions) {
        Random random = new Random(1);
        try (KafkaProducer<byte[], byte[]> producer = broker.producers().producer(Map.of())) {
            while (!closed) {
                for (int i = 0; i < BATCH; i++) {
                    var unused = producer.send(new ProducerRecord<>(
                            topic,
                            random.nextInt(partitions),
                            null,
                            event(random).getBytes(UTF_8)));
                }
                LockSupport.parkNanos(BATCH_NANOS);
            }
        }
    }

    private static String event(Random random) {
        int lot = random.nextInt(1_000);
        if (lot < 3) {
            return "{\"service\":";
        }
        long age = lot < 10 ? 60_000 + random.nextInt(60_000) : random.nextInt(500);
        return "{\"service\":\"" + SERVICES[random.nextInt(SERVICES.length)] + "\",\"ts\":"
                + (System.currentTimeMillis() - age) + ",\"latency_ms\":"
                + Math.round(Math.exp(4 + random.nextGaussian() / 2)) + "}";
    }
}
