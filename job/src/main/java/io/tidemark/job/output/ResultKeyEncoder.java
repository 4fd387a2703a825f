package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.operators.WindowResult;
import java.io.IOException;

/** Encodes what a result is a row of, {@code window, key, start, end}: panes of one window have equal keys. */
public final class ResultKeyEncoder extends JsonEncoder<WindowResult> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(WindowResult result, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("window", result.window());
        out.writeFieldName("key");
        out.writeRawValue(result.key());
        out.writeNumberField("start", result.start());
        out.writeNumberField("end", result.end());
        out.writeEndObject();
    }
}
