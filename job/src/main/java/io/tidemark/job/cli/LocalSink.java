package io.tidemark.job.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Hands a job's records to a consumer in the same process: the way from an embedded cluster to the terminal. Flink serializes
 * sinks, so the consumer is found by a name that both sides know.
 *
 * @param <T> the records
 */
final class LocalSink<T> implements Sink<T> {

    private static final Map<String, Consumer<Object>> CONSUMERS = new ConcurrentHashMap<>();

    private final String id;

    private LocalSink(String id) {
        this.id = id;
    }

    /**
     * A sink to this consumer, which is called by one task thread at a time for each subtask and stays known until the
     * process ends.
     */
    @SuppressWarnings("unchecked") // the sink that knows the id takes records of this type only
    static <T> LocalSink<T> to(Consumer<T> consumer) {
        String id = UUID.randomUUID().toString();
        CONSUMERS.put(id, (Consumer<Object>) consumer);
        return new LocalSink<>(id);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(CONSUMERS.get(id));
    }

    private record Writer<T>(Consumer<Object> consumer) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) {
            consumer.accept(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            // The consumer has every record the moment it is written.
        }

        @Override
        public void close() {
            // The consumer belongs to the command.
        }
    }
}
