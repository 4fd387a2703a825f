package io.tidemark.benchmarks;

import io.tidemark.operators.WindowResult;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Reduces results to {@link Panes} and notes them in the {@link RunLog} at the end of the input. */
final class ChecksumSink implements Sink<WindowResult> {

    private final String run;

    ChecksumSink(String run) {
        this.run = run;
    }

    @Override
    public SinkWriter<WindowResult> createWriter(WriterInitContext context) {
        return new Writer(RunLog.named(run));
    }

    private static final class Writer implements SinkWriter<WindowResult> {

        private final RunLog log;
        private long count;
        private long checksum;

        Writer(RunLog log) {
            this.log = log;
        }

        @Override
        public void write(WindowResult result, Context context) {
            count++;
            checksum += Panes.checksum(result);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                log.add(new Panes(count, checksum));
                count = 0;
                checksum = 0;
            }
        }

        @Override
        public void close() {
            // A run that ends early has no result to note.
        }
    }
}
