package io.tidemark.job.output;

import io.tidemark.operators.WindowResult;

/** Encodes what a result is a row of, {@code window, key, start, end}: panes of one window have equal keys. */
public final class ResultKeyEncoder extends BufferedEncoder<WindowResult> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(WindowResult result, JsonBuffer out) {
        out.beginObject();
        out.name("window").word(result.window());
        out.name("key").json(result.key());
        out.name("start").number(result.start());
        out.name("end").number(result.end());
        out.endObject();
    }
}
