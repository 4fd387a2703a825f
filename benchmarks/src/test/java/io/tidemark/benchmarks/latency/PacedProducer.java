package io.tidemark.benchmarks.latency;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends events at an even pace, every millisecond those whose turn has come, to the partitions in turn. Their times are the
 * wall clock. When it falls behind it sends what is due as fast as it can, and notes how far it was behind.
 */
final class PacedProducer {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Ticks whose events go at the same time when it is behind: later ones get a later time. */
    private static final int MAX_TICKS = 4;

    private static final int TICKS_OF_SECOND = 1_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final LatencyOptions options;
    private final ClosingEvents closings;
    private final Traffic traffic;
    private final Map<Long, SentWindow> sent = new TreeMap<>();
    private final AtomicReference<Exception> notWritten = new AtomicReference<>();
    private final Callback watch = (written, failure) -> note(failure);

    private long lastTimeMillis = Long.MIN_VALUE;
    private int nextPartition;

    /**
     * @param producer closed by its owner
     */
    PacedProducer(KafkaProducer<byte[], byte[]> producer, LatencyOptions options, ClosingEvents closings) {
        this.producer = producer;
        this.options = options;
        this.closings = closings;
        this.traffic = new Traffic(options.keys());
    }

    /**
     * Sends until the wall clock says so; the broker has all events when this returns.
     *
     * @param untilMillis the wall clock, in milliseconds since the epoch
     * @return what was sent, by the starts of the windows
     * @throws IllegalStateException when an event was not written
     */
    Map<Long, SentWindow> sendUntil(long untilMillis) {
        long startNanos = System.nanoTime();
        int mostAtOnce = Math.max(1, MAX_TICKS * options.eventsPerSecond() / TICKS_OF_SECOND);
        long number = 0;
        for (long tick = 1; lastTimeMillis < untilMillis; tick++) {
            parkUntil(startNanos + tick * TICK_NANOS);
            long elapsedNanos = System.nanoTime() - startNanos;
            lastTimeMillis = Math.max(lastTimeMillis, System.currentTimeMillis());
            for (int burst = 0; burst < mostAtOnce && dueNanos(number) <= elapsedNanos; burst++) {
                send(lastTimeMillis, elapsedNanos - dueNanos(number));
                number++;
            }
            if (notWritten.get() != null) {
                break;
            }
        }
        producer.flush();
        if (notWritten.get() != null) {
            throw new IllegalStateException("an event was not written", notWritten.get());
        }
        return sent;
    }

    private long dueNanos(long number) {
        return number * TimeUnit.SECONDS.toNanos(1) / options.eventsPerSecond();
    }

    private static void parkUntil(long dueNanos) {
        long leftNanos;
        while ((leftNanos = dueNanos - System.nanoTime()) > 0) {
            LockSupport.parkNanos(leftNanos);
        }
    }

    private void send(long timeMillis, long behindNanos) {
        int partition = nextPartition;
        nextPartition = (partition + 1) % options.partitions();
        TrafficEvent event = traffic.next(timeMillis);
        long start = Math.floorDiv(timeMillis, LatencyPipeline.WINDOW_MILLIS) * LatencyPipeline.WINDOW_MILLIS;
        sent.computeIfAbsent(start, unused -> new SentWindow(options.keys())).add(event, behindNanos);
        long[] closed = closings.closedBy(partition, timeMillis);
        var unused = producer.send(
                new ProducerRecord<>(LatencyPipeline.INPUT, partition, null, event.json()),
                closed.length == 0 ? watch : (written, failure) -> noteClosing(closed, written, failure));
    }

    private void noteClosing(long[] closed, RecordMetadata written, Exception failure) {
        note(failure);
        if (failure == null) {
            closings.appended(closed, written.timestamp());
        }
    }

    private void note(Exception failure) {
        if (failure != null) {
            notWritten.compareAndSet(null, failure);
        }
    }
}
