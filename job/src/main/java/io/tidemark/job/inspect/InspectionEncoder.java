package io.tidemark.job.inspect;

import io.tidemark.job.output.BufferedEncoder;
import io.tidemark.job.output.JsonBuffer;
import io.tidemark.job.output.JsonValues;

/**
 * Encodes live windows with the names of result records: {@code window, key, start, end, closed, pane_index, count, unfired,
 * min_event_time, max_event_time, values, errors, used}; times in milliseconds. No times where the window holds no event, no
 * values where the aggregates are not known.
 */
public final class InspectionEncoder extends BufferedEncoder<InspectedWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(InspectedWindow window, JsonBuffer out) {
        out.beginObject();
        out.name("window").word(window.window());
        out.name("key");
        if (KeyFilter.isObject(window.key())) {
            out.json(window.key());
        } else {
            out.text(window.key());
        }
        out.name("start").number(window.start());
        out.name("end").number(window.end());
        out.name("closed").bool(window.closed());
        out.name("pane_index").number(window.paneIndex());
        out.name("count").number(window.count());
        out.name("unfired").number(window.unfired());
        if (window.count() > 0) {
            out.name("min_event_time").number(window.minEventTime());
            out.name("max_event_time").number(window.maxEventTime());
        }
        if (window.values() != null) {
            JsonValues.writeWindowValues(window.values(), window.count(), out);
        }
        out.endObject();
    }
}
