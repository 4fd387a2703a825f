package io.tidemark.job.output;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes values that come in large numbers as one JSON object each, through a buffer that is reused. */
public abstract class BufferedEncoder<T> implements RecordEncoder<T> {

    private static final long serialVersionUID = 1L;

    private transient JsonBuffer buffer;

    /** Writes the whole object, its braces too. */
    protected abstract void write(T value, JsonBuffer out);

    @Override
    public final byte[] encode(T value) {
        return written(value).toByteArray();
    }

    @Override
    public final void encode(T value, OutputStream out) throws IOException {
        written(value).writeTo(out);
    }

    private JsonBuffer written(T value) {
        if (buffer == null) {
            buffer = new JsonBuffer();
        }
        buffer.clear();
        write(value, buffer);
        return buffer;
    }
}
