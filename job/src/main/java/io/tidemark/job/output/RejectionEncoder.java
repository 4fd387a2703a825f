package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Encodes rejections: {@code reason, message, origin, raw, rejected_at}. What is not UTF-8 goes out in base64 and says
 * so in {@code raw_encoding}.
 */
public final class RejectionEncoder extends JsonEncoder<Rejection> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Rejection rejection, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("reason", rejection.reason().wireText());
        out.writeStringField("message", rejection.message());
        out.writeFieldName("origin");
        writeOrigin(rejection.origin(), out);
        writeRaw(rejection.raw(), out);
        out.writeNumberField("rejected_at", rejection.rejectedAtMillis());
        out.writeEndObject();
    }

    private static void writeOrigin(Origin origin, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (origin instanceof Origin.Kafka kafka) {
            out.writeStringField("topic", kafka.topic());
            out.writeNumberField("partition", kafka.partition());
            out.writeNumberField("offset", kafka.offset());
        } else if (origin instanceof Origin.File file) {
            out.writeStringField("file", file.file());
            out.writeNumberField("line", file.line());
        }
        out.writeEndObject();
    }

    private static void writeRaw(byte[] raw, JsonGenerator out) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            out.writeBinaryField("raw", raw);
            out.writeStringField("raw_encoding", "base64");
            return;
        }
        out.writeStringField("raw", text);
    }
}
