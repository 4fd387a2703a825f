package io.tidemark.job.output;

import io.tidemark.operators.Anomaly;

/**
 * Encodes what an anomaly is of, the same on every replay: {@code name, key} and the {@code time} of the event or {@code window,
 * start, end} of the result.
 */
public final class AnomalyKeyEncoder extends BufferedEncoder<Anomaly> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Anomaly anomaly, JsonBuffer out) {
        out.beginObject();
        writeIdentity(anomaly, out);
        out.endObject();
    }

    static void writeIdentity(Anomaly anomaly, JsonBuffer out) {
        out.name("name").word(anomaly.name());
        out.name("key").json(anomaly.key());
        if (anomaly.isOfEvent()) {
            out.name("time").number(anomaly.time());
        } else {
            out.name("window").word(anomaly.window());
            out.name("start").number(anomaly.start());
            out.name("end").number(anomaly.end());
        }
    }
}
