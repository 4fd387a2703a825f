package io.tidemark.job.simulate;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.source.Pace;
import io.tidemark.job.source.RecordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the records of a {@link RecordGenerator} to a topic at an even pace, timed by the wall clock.
 *
 * <p>Apart from their times the records are those of the simulator source with the same settings. Records of one key
 * share a record key, and so a partition; a pipeline without key fields gets records without one.
 */
public final class KafkaSimulation {

    /** Slices of a wait: short enough to keep the pace and to hear of {@link #stop}. */
    private static final double MAX_WAIT_NANOS = 1e6;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final ConnectorConfig.Simulator config;
    private final EventLayout layout;
    private final String topic;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * @param config what records to make; its start does not matter
     * @param layout the fields that the pipeline reads
     */
    public KafkaSimulation(ConnectorConfig.Simulator config, EventLayout layout, String topic) {
        this.config = config;
        this.layout = layout;
        this.topic = topic;
    }

    /**
     * Writes until all records are written or {@link #stop} is called; every record sent is then acknowledged.
     *
     * @param properties of the producer
     * @throws KafkaException when a record cannot be written
     */
    public void run(Properties properties) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            try {
                send(producer);
                producer.flush();
                throwFailure();
            } catch (KafkaException broken) {
                // Without a broker, a plain close would wait for the records that have failed already.
                producer.close(CLOSE_TIMEOUT);
                throw broken;
            }
        }
    }

    private void send(Producer<byte[], byte[]> producer) {
        RecordGenerator generator = new RecordGenerator(config, layout, 0);
        boolean keyed = !layout.event().key().isEmpty();
        Pace pace = new Pace(config.eventsPerSecond());
        for (long number = 0; number < config.events() && awaitTurn(pace, number); number++) {
            throwFailure();
            byte[] key = keyed ? generator.key(number).getBytes(StandardCharsets.UTF_8) : null;
            byte[] value = generator.record(number, System.currentTimeMillis());
            var unused = producer.send(new ProducerRecord<>(topic, key, value), (written, refusal) -> {
                if (refusal == null) {
                    acknowledged.incrementAndGet();
                } else {
                    failure.compareAndSet(null, refusal);
                }
            });
        }
    }

    /** Waits until a record is due; false when the simulation has been stopped. */
    private boolean awaitTurn(Pace pace, long number) {
        while (!stopped) {
            double waitNanos = pace.nanosUntil(number, System.nanoTime());
            if (waitNanos <= 0) {
                return true;
            }
            LockSupport.parkNanos((long) Math.min(Math.ceil(waitNanos), MAX_WAIT_NANOS));
        }
        return false;
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw first instanceof KafkaException known ? known : new KafkaException(first);
        }
    }

    /** Ends {@link #run} after the record in hand; for another thread. */
    public void stop() {
        stopped = true;
    }

    /** Records that the brokers have taken so far. */
    public long acknowledged() {
        return acknowledged.get();
    }
}
