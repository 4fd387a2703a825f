package io.tidemark.job.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Prints records, one line each; lines of several subtasks never mix. */
record PrintSink<T>(RecordEncoder<T> encoder, boolean stderr) implements Sink<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(encoder, stderr ? System.err : System.out);
    }

    private static final class Writer<T> implements SinkWriter<T> {

        private final RecordEncoder<T> encoder;
        private final PrintStream stream;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Writer(RecordEncoder<T> encoder, PrintStream stream) {
            this.encoder = encoder;
            this.stream = stream;
        }

        /** One write for the line with its end: the stream locks itself for each write. */
        @Override
        public void write(T element, Context context) throws IOException {
            line.reset();
            encoder.encode(element, line);
            line.write('\n');
            stream.write(line.toByteArray());
        }

        /** Called at every checkpoint and at the end of the input. */
        @Override
        public void flush(boolean endOfInput) {
            stream.flush();
        }

        @Override
        public void close() {
            stream.flush();
        }
    }
}
