package io.tidemark.benchmarks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.benchmarks.run.PaneRow;
import org.apache.kafka.common.serialization.Serializer;

/** Writes results under the names that those of Tidemark have, so that one reader checks both. */
final class ClosedWindowWriter implements Serializer<ClosedWindow> {

    private static final int USUAL_LENGTH = 400;

    @Override
    public byte[] serialize(String topic, ClosedWindow closed) {
        PaneRow row = closed.statistics();
        StringBuilder json = new StringBuilder(USUAL_LENGTH);
        json.append("{\"window\":\"second\",\"key\":{\"service\":\"").append(closed.service());
        json.append("\"},\"start\":").append(row.start());
        json.append(",\"end\":").append(row.end());
        json.append(",\"pane\":\"on-time\",\"pane_index\":0,\"status\":\"ok\",\"count\":")
                .append(row.count());
        json.append(",\"values\":{\"requests\":").append(row.count());
        number(json, "total", row.sum());
        number(json, "mean", row.avg());
        number(json, "least", row.min());
        number(json, "most", row.max());
        number(json, "deviation", row.stddev());
        number(json, "p50", row.p50());
        number(json, "p95", row.p95());
        number(json, "p99", row.p99());
        json.append("},\"emitted_at\":").append(closed.emittedMillis()).append('}');
        return json.toString().getBytes(UTF_8);
    }

    private static void number(StringBuilder json, String name, double value) {
        json.append(",\"").append(name).append("\":");
        if (Double.isNaN(value)) {
            json.append("null");
        } else {
            json.append(value);
        }
    }
}
