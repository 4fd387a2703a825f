package io.tidemark.job.output;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/** Writes records as lines of a part file. */
record LineEncoder<T>(RecordEncoder<T> records) implements Encoder<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(T element, OutputStream stream) throws IOException {
        records.encode(element, stream);
        stream.write('\n');
    }
}
