package io.tidemark.job.output;

import io.tidemark.operators.WindowResult;

/**
 * Encodes results: {@code id, pipeline, window, key, start, end, pane, pane_index, status, count, values, min_event_time,
 * max_event_time, watermark, emitted_at}; {@code errors} by name where parts failed, {@code used} by name where a part took
 * in fewer events than the pane holds. A retraction has neither values nor times.
 */
public final class ResultEncoder extends BufferedEncoder<WindowResult> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(WindowResult result, JsonBuffer out) {
        out.beginObject();
        out.name("id").text(result.id());
        out.name("pipeline").word(result.pipeline());
        out.name("window").word(result.window());
        out.name("key").json(result.key());
        out.name("start").number(result.start());
        out.name("end").number(result.end());
        out.name("pane").word(result.pane().toString());
        out.name("pane_index").number(result.paneIndex());
        out.name("status").word(result.status().toString());
        out.name("count").number(result.count());
        if (result.values() != null) {
            JsonValues.writeWindowValues(result.values(), result.count(), out);
        }
        if (result.count() > 0) {
            out.name("min_event_time").number(result.minEventTime());
            out.name("max_event_time").number(result.maxEventTime());
        }
        JsonValues.writeWatermark(result.watermark(), out);
        out.name("emitted_at").number(result.emittedAt());
        out.endObject();
    }
}
