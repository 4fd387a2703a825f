package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.FieldExtractor;
import io.tidemark.operators.RefusedPair;
import java.io.IOException;

/**
 * Encodes late events: {@code window, key, time, start, end, watermark, lateness_ms, values}. The values are the fields
 * that the pipeline reads, as they stood in the record, so that the event can be ingested again.
 */
public final class LateEncoder extends JsonEncoder<RefusedPair<Event>> {

    private static final long serialVersionUID = 1L;

    private final FieldExtractor fields;

    public LateEncoder(EventLayout layout) {
        this.fields = new FieldExtractor(layout);
    }

    @Override
    protected void write(RefusedPair<Event> late, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("window", late.window());
        out.writeFieldName("key");
        out.writeRawValue(late.key());
        out.writeNumberField("time", late.time());
        out.writeNumberField("start", late.start());
        out.writeNumberField("end", late.end());
        out.writeNumberField("watermark", late.watermark());
        out.writeNumberField("lateness_ms", late.latenessMillis());
        out.writeFieldName("values");
        fields.write(late.event(), out);
        out.writeEndObject();
    }
}
