package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes rejections: {@code reason, message, origin, raw, rejected_at}. What is not UTF-8 goes out in base64 and says
 * so in {@code raw_encoding}; raw bytes that had to be cut off say how many there were in {@code raw_bytes}.
 */
public final class RejectionEncoder extends JsonEncoder<Rejection> {

    private static final long serialVersionUID = 1L;

    /** Most bytes that one byte takes in JSON, as in {@code \u0000}. */
    private static final int MAX_ESCAPED_BYTES = 6;
    /** Longest message that is kept when space is short, in characters. */
    private static final int MAX_SHORT_MESSAGE = 1000;

    @Override
    protected void write(Rejection rejection, JsonGenerator out) throws IOException {
        write(rejection, rejection.message(), rejection.raw(), true, out);
    }

    /**
     * The record, with raw bytes cut off and without the original's key and headers if it would be longer otherwise.
     *
     * @param maxBytes at least a few kilobytes
     */
    public byte[] encodeWithin(Rejection rejection, int maxBytes) {
        byte[] whole = encode(rejection);
        if (whole.length <= maxBytes) {
            return whole;
        }
        String message = rejection.message();
        String kept = message.length() <= MAX_SHORT_MESSAGE ? message : message.substring(0, MAX_SHORT_MESSAGE) + "…";
        byte[] frame = encode(out -> write(rejection, kept, new byte[0], false, out));
        int room = Math.max(0, maxBytes - frame.length) / MAX_ESCAPED_BYTES;
        byte[] raw = Arrays.copyOf(rejection.raw(), Math.min(room, rejection.raw().length));
        return encode(out -> write(rejection, kept, raw, false, out));
    }

    private static void write(Rejection rejection, String message, byte[] raw, boolean whole, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("reason", rejection.reason().wireText());
        out.writeStringField("message", message);
        out.writeFieldName("origin");
        writeOrigin(rejection.origin(), whole, out);
        writeBytes("raw", raw, out);
        if (raw.length < rejection.raw().length) {
            out.writeNumberField("raw_bytes", rejection.raw().length);
        }
        out.writeNumberField("rejected_at", rejection.rejectedAtMillis());
        out.writeEndObject();
    }

    private static void writeOrigin(Origin origin, boolean whole, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (origin instanceof Origin.Kafka kafka) {
            out.writeStringField("topic", kafka.topic());
            out.writeNumberField("partition", kafka.partition());
            out.writeNumberField("offset", kafka.offset());
            out.writeNumberField("timestamp", kafka.timestamp());
            if (whole) {
                writeKeyAndHeaders(kafka, out);
            }
        } else if (origin instanceof Origin.File file) {
            out.writeStringField("file", file.file());
            out.writeNumberField("line", file.line());
        }
        out.writeEndObject();
    }

    private static void writeKeyAndHeaders(Origin.Kafka kafka, JsonGenerator out) throws IOException {
        if (kafka.key() != null) {
            writeBytes("key", kafka.key(), out);
        }
        if (!kafka.headers().isEmpty()) {
            out.writeArrayFieldStart("headers");
            for (Origin.Header header : kafka.headers()) {
                out.writeStartObject();
                out.writeStringField("name", header.name());
                if (header.value() != null) {
                    writeBytes("value", header.value(), out);
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    /** Writes text, or base64 and a field {@code <name>_encoding} that says so. */
    private static void writeBytes(String name, byte[] bytes, JsonGenerator out) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            out.writeBinaryField(name, bytes);
            out.writeStringField(name + "_encoding", "base64");
            return;
        }
        out.writeStringField(name, text);
    }
}
