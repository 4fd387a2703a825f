package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.WindowResult;
import java.io.IOException;

/**
 * Encodes results: {@code id, pipeline, window, key, start, end, pane, pane_index, status, count, values, min_event_time,
 * max_event_time, watermark, emitted_at}; {@code errors} by name where parts failed, {@code used} by name where a part took
 * in fewer events than the pane holds. A retraction has neither values nor times.
 */
public final class ResultEncoder extends JsonEncoder<WindowResult> {

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
            writeValues(result, result.values(), out);
        }
        if (result.count() > 0) {
            out.writeNumberField("min_event_time", result.minEventTime());
            out.writeNumberField("max_event_time", result.maxEventTime());
        }
        JsonValues.writeWatermark(result.watermark(), out);
        out.writeNumberField("emitted_at", result.emittedAt());
        out.writeEndObject();
    }

    private static void writeValues(WindowResult result, WindowValues values, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("values");
        for (int part = 0; part < values.size(); part++) {
            out.writeFieldName(values.names().get(part));
            JsonValues.write(values.value(part), out);
        }
        out.writeEndObject();
        if (values.hasErrors()) {
            out.writeObjectFieldStart("errors");
            for (int part = 0; part < values.size(); part++) {
                if (values.error(part) != null) {
                    out.writeStringField(values.names().get(part), values.error(part));
                }
            }
            out.writeEndObject();
        }
        if (values.hasSkipped()) {
            out.writeObjectFieldStart("used");
            for (int part = 0; part < values.size(); part++) {
                if (values.error(part) == null && values.used(part) != result.count()) {
                    out.writeNumberField(values.names().get(part), values.used(part));
                }
            }
            out.writeEndObject();
        }
    }
}
