package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.operators.WindowResult;
import java.io.IOException;

/** The encoder of results on Jackson: what the bytes have to be. */
final class JacksonResultEncoder extends JsonEncoder<WindowResult> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(WindowResult result, JsonGenerator out) throws IOException {
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
        if (result.values() != null) {
            JacksonValues.writeWindowValues(result.values(), result.count(), out);
        }
        if (result.count() > 0) {
            out.writeNumberField("min_event_time", result.minEventTime());
            out.writeNumberField("max_event_time", result.maxEventTime());
        }
        JacksonValues.writeWatermark(result.watermark(), out);
        out.writeNumberField("emitted_at", result.emittedAt());
        out.writeEndObject();
    }
}
