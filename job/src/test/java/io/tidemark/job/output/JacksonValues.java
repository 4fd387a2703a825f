package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.functions.aggregate.WindowValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes values through Jackson: what the bytes of {@link JsonValues} have to be. */
final class JacksonValues {

    private JacksonValues() {}

    static void write(Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double number) {
            writeDouble(number, out);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else {
            throw new IllegalArgumentException("no JSON for a value of " + value.getClass());
        }
    }

    static void writeWindowValues(WindowValues values, long count, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("values");
        for (int part = 0; part < values.size(); part++) {
            out.writeFieldName(values.names().get(part));
            write(values.value(part), out);
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
                if (values.error(part) == null && values.used(part) != count) {
                    out.writeNumberField(values.names().get(part), values.used(part));
                }
            }
            out.writeEndObject();
        }
    }

    /** Writes a watermark: {@code null} before there is one; the end of the input is the largest number there is. */
    static void writeWatermark(long watermark, JsonGenerator out) throws IOException {
        out.writeFieldName("watermark");
        if (watermark == Long.MIN_VALUE) {
            out.writeNull();
        } else {
            out.writeNumber(watermark);
        }
    }

    /** Writes a number, or {@code null} for NaN and the infinities. */
    static void writeDouble(double number, JsonGenerator out) throws IOException {
        if (Double.isFinite(number)) {
            out.writeNumber(number);
        } else {
            out.writeNull();
        }
    }
}
