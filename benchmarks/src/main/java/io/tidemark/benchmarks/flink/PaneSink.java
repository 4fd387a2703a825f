package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.Run;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Notes results in the buffers of a run.
 *
 * @param <T> the results
 */
final class PaneSink<T> implements Sink<T> {

    private final String run;
    private final PaneReader<T> reader;

    PaneSink(String run, PaneReader<T> reader) {
        this.run = run;
        this.reader = reader;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(Run.named(run).buffer(), reader);
    }

    private record Writer<T>(PaneBuffer panes, PaneReader<T> reader) implements SinkWriter<T> {

        @Override
        public void write(T result, Context context) {
            reader.read(result, panes);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Results are noted as they come.
        }

        @Override
        public void close() {
            // The run keeps the buffer.
        }
    }
}
