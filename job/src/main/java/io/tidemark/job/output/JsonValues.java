package io.tidemark.job.output;

import io.tidemark.functions.aggregate.FieldSketch;
import io.tidemark.functions.aggregate.WindowValues;
import java.util.List;
import java.util.Map;

/** Writes the values that statistics are made of. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * Writes a value: {@code null}, a number, text, a boolean, a list or a map with text keys. NaN and the infinities,
     * for which JSON has no number, become {@code null}.
     *
     * @throws IllegalArgumentException for a value of any other type
     */
    public static void write(Object value, JsonBuffer out) {
        if (value == null) {
            out.nothing();
        } else if (value instanceof Double number) {
            out.number(number.doubleValue());
        } else if (value instanceof Long number) {
            out.number(number.longValue());
        } else if (value instanceof Integer number) {
            out.number(number.longValue());
        } else if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Boolean flag) {
            out.bool(flag);
        } else if (value instanceof List<?> list) {
            out.beginArray();
            for (Object item : list) {
                out.nextItem();
                write(item, out);
            }
            out.endArray();
        } else if (value instanceof Map<?, ?> map) {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.endObject();
        } else {
            throw new IllegalArgumentException("no JSON for a value of " + value.getClass());
        }
    }

    /**
     * Writes the fields of an object for a window's values: {@code values}; {@code sketches} by field, where they are emitted;
     * {@code errors} by name where parts failed; {@code
     * used} by name where a part took in fewer events than there are.
     *
     * @param count events that the values are of
     */
    public static void writeWindowValues(WindowValues values, long count, JsonBuffer out) {
        out.name("values").beginObject();
        boolean sketches = false;
        for (int part = 0; part < values.size(); part++) {
            String name = values.names().get(part);
            if (FieldSketch.isPart(name)) {
                sketches = true;
            } else {
                out.name(name);
                write(values.value(part), out);
            }
        }
        out.endObject();
        if (sketches) {
            writeSketches(values, out);
        }
        if (values.hasErrors()) {
            out.name("errors").beginObject();
            for (int part = 0; part < values.size(); part++) {
                if (values.error(part) != null) {
                    out.name(values.names().get(part)).text(values.error(part));
                }
            }
            out.endObject();
        }
        if (values.hasSkipped()) {
            out.name("used").beginObject();
            for (int part = 0; part < values.size(); part++) {
                if (values.error(part) == null
                        && values.used(part) != count
                        && !FieldSketch.isPart(values.names().get(part))) {
                    out.name(values.names().get(part)).number(values.used(part));
                }
            }
            out.endObject();
        }
    }

    /** The parts of a field stand one behind the other. */
    private static void writeSketches(WindowValues values, JsonBuffer out) {
        out.name("sketches").beginObject();
        String field = null;
        for (int part = 0; part < values.size(); part++) {
            String name = values.names().get(part);
            if (!FieldSketch.isPart(name)) {
                continue;
            }
            if (!FieldSketch.field(name).equals(field)) {
                if (field != null) {
                    out.endObject();
                }
                field = FieldSketch.field(name);
                out.name(field).beginObject();
            }
            out.name(FieldSketch.nameInSketch(name));
            write(values.value(part), out);
        }
        out.endObject();
        out.endObject();
    }

    /** Writes a watermark: {@code null} before there is one; the end of the input is the largest number there is. */
    public static void writeWatermark(long watermark, JsonBuffer out) {
        out.name("watermark");
        if (watermark == Long.MIN_VALUE) {
            out.nothing();
        } else {
            out.number(watermark);
        }
    }
}
