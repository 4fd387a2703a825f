package io.tidemark.job.output;

import io.tidemark.operators.Anomaly;

/**
 * Encodes anomalies: {@code name, key}, the {@code time} of an event or {@code window, start, end} of a result, {@code value, mean,
 * stddev, score, threshold, emitted_at}. A number that there is not is {@code null}.
 */
public final class AnomalyEncoder extends BufferedEncoder<Anomaly> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Anomaly anomaly, JsonBuffer out) {
        out.beginObject();
        AnomalyKeyEncoder.writeIdentity(anomaly, out);
        // As of any value: NaN is null.
        out.name("value");
        JsonValues.write(anomaly.value(), out);
        out.name("mean");
        JsonValues.write(anomaly.mean(), out);
        out.name("stddev");
        JsonValues.write(anomaly.stddev(), out);
        out.name("score");
        JsonValues.write(anomaly.score(), out);
        out.name("threshold");
        JsonValues.write(anomaly.threshold(), out);
        out.name("emitted_at").number(anomaly.emittedAt());
        out.endObject();
    }
}
