package io.tidemark.job.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.output.JsonEncoder;
import io.tidemark.job.output.JsonValues;
import java.io.IOException;

/**
 * Encodes live windows with the names of result records: {@code window, key, start, end, closed, pane_index, count, unfired,
 * min_event_time, max_event_time, values, errors, used}; times in milliseconds. No times where the window holds no event, no
 * values where the aggregates are not known.
 */
public final class InspectionEncoder extends JsonEncoder<InspectedWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(InspectedWindow window, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("window", window.window());
        out.writeFieldName("key");
        if (KeyFilter.isObject(window.key())) {
            out.writeRawValue(window.key());
        } else {
            out.writeString(window.key());
        }
        out.writeNumberField("start", window.start());
        out.writeNumberField("end", window.end());
        out.writeBooleanField("closed", window.closed());
        out.writeNumberField("pane_index", window.paneIndex());
        out.writeNumberField("count", window.count());
        out.writeNumberField("unfired", window.unfired());
        if (window.count() > 0) {
            out.writeNumberField("min_event_time", window.minEventTime());
            out.writeNumberField("max_event_time", window.maxEventTime());
        }
        if (window.values() != null) {
            JsonValues.writeWindowValues(window.values(), window.count(), out);
        }
        out.writeEndObject();
    }
}
