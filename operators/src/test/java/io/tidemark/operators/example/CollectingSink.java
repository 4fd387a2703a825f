package io.tidemark.operators.example;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps what reaches it for a test in the same process.
 *
 * @param <T> the records
 */
final class CollectingSink<T> implements Sink<T> {

    /** What every sink of this process has received, by its name: the sinks themselves are copies. */
    private static final ConcurrentHashMap<String, Queue<Object>> RECEIVED = new ConcurrentHashMap<>();

    private final String name;

    /**
     * @param name unique among the sinks of the process
     */
    CollectingSink(String name) {
        this.name = name;
    }

    @SuppressWarnings("unchecked") // only sinks of this name, and so of this type, have added to it
    List<T> received() {
        return (List<T>) List.copyOf(RECEIVED.getOrDefault(name, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Queue<Object> into = RECEIVED.computeIfAbsent(name, none -> new ConcurrentLinkedQueue<>());
        return new SinkWriter<>() {
            @Override
            public void write(T record, Context at) {
                into.add(record);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
