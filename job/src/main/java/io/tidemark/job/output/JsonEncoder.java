package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Encodes values as one JSON object each, on one line, in UTF-8. */
public abstract class JsonEncoder<T> implements RecordEncoder<T> {

    private static final long serialVersionUID = 1L;

    /** Flushing and closing the target is its owner's business. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private transient ByteArrayOutputStream buffer;

    /** Writes the whole object, its braces too. */
    protected abstract void write(T value, JsonGenerator out) throws IOException;

    @Override
    public final byte[] encode(T value) {
        return encode(out -> write(value, out));
    }

    @Override
    public final void encode(T value, OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(value, generator);
        }
    }

    /** The bytes of whatever is written. */
    final byte[] encode(Json json) {
        if (buffer == null) {
            buffer = new ByteArrayOutputStream();
        }
        buffer.reset();
        try (JsonGenerator generator = FACTORY.createGenerator(buffer)) {
            json.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a record", e);
        }
        return buffer.toByteArray();
    }

    /** Something that can be written. */
    @FunctionalInterface
    interface Json {
        void write(JsonGenerator out) throws IOException;
    }
}
