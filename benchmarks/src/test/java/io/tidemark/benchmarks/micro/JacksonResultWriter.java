package io.tidemark.benchmarks.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.WindowResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes whole results, with numbers as values, by Jackson's generator: what one would write without an encoder of one's own. */
final class JacksonResultWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    byte[] write(WindowResult result) throws IOException {
        buffer.reset();
        try (JsonGenerator out = JSON.createGenerator(buffer)) {
            write(result, out);
        }
        return buffer.toByteArray();
    }

    private static void write(WindowResult result, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", result.id());
        out.writeStringField("pipeline", result.pipeline());
        out.writeStringField("window", result.window());
        out.writeFieldName("key");
        out.writeRawValue(result.key());
        out.writeNumberField("start", result.start());
        out.writeNumberField("end", result.end());
        out.writeStringField("pane", result.pane().toString());
        out.writeNumberField("pane_index", result.paneIndex());
        out.writeStringField("status", result.status().toString());
        out.writeNumberField("count", result.count());
        out.writeObjectFieldStart("values");
        writeValues(result.values(), out);
        out.writeEndObject();
        out.writeNumberField("min_event_time", result.minEventTime());
        out.writeNumberField("max_event_time", result.maxEventTime());
        out.writeNumberField("watermark", result.watermark());
        out.writeNumberField("emitted_at", result.emittedAt());
        out.writeEndObject();
    }

    private static void writeValues(WindowValues values, JsonGenerator out) throws IOException {
        for (int part = 0; part < values.size(); part++) {
            out.writeFieldName(values.names().get(part));
            if (values.value(part) instanceof Long number) {
                out.writeNumber(number);
            } else {
                out.writeNumber((Double) values.value(part));
            }
        }
    }
}
