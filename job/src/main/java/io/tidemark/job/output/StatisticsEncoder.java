package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Encodes processor statistics: {@code received, accepted, rejected} by reason, {@code late_accepted, too_late, over_limit,
 * windows_created, windows_fired, active_windows, active_keys}, {@code anomalies} where there are detectors, {@code watermark, latency_p50_ms, latency_p95_ms, latency_p99_ms},
 * and {@code pairs} by window: what became of every (event, window) pair. All are running totals.
 */
public final class StatisticsEncoder extends JsonEncoder<ProcessorStatistics> {

    private static final long serialVersionUID = 1L;

    private static final List<String> TOTALS = List.of(
            ProcessorStatistics.LATE_ACCEPTED,
            ProcessorStatistics.TOO_LATE,
            ProcessorStatistics.OVER_LIMIT,
            ProcessorStatistics.WINDOWS_CREATED,
            ProcessorStatistics.WINDOWS_FIRED,
            ProcessorStatistics.ACTIVE_WINDOWS,
            ProcessorStatistics.ACTIVE_KEYS);

    private final String pipeline;
    private final List<String> windows;

    /**
     * @param pipeline name of the pipeline
     * @param windows names of its window definitions
     */
    public StatisticsEncoder(String pipeline, List<String> windows) {
        this.pipeline = pipeline;
        this.windows = List.copyOf(windows);
    }

    @Override
    protected void write(ProcessorStatistics statistics, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("pipeline", pipeline);
        writeCount(ProcessorStatistics.RECEIVED, statistics, out);
        writeCount(ProcessorStatistics.ACCEPTED, statistics, out);
        out.writeObjectFieldStart("rejected");
        for (Map.Entry<String, Long> count : statistics.counts().entrySet()) {
            if (count.getKey().startsWith(ProcessorStatistics.REJECTED_PREFIX)) {
                String reason = count.getKey().substring(ProcessorStatistics.REJECTED_PREFIX.length());
                out.writeNumberField(reason, count.getValue());
            }
        }
        out.writeEndObject();
        for (String total : TOTALS) {
            writeCount(total, statistics, out);
        }
        if (statistics.counts().containsKey(ProcessorStatistics.ANOMALIES)) {
            writeCount(ProcessorStatistics.ANOMALIES, statistics, out);
        }
        writeWatermark(statistics.watermark(), out);
        writeLatency("latency_p50_ms", 0.50, statistics, out);
        writeLatency("latency_p95_ms", 0.95, statistics, out);
        writeLatency("latency_p99_ms", 0.99, statistics, out);
        writePairs(statistics, out);
        out.writeEndObject();
    }

    private static void writeCount(String name, ProcessorStatistics statistics, JsonGenerator out) throws IOException {
        out.writeNumberField(name, statistics.count(name));
    }

    private static void writeLatency(String name, double share, ProcessorStatistics statistics, JsonGenerator out)
            throws IOException {
        double millis = statistics.latencyMillis(share);
        if (Double.isFinite(millis)) {
            out.writeNumberField(name, millis);
        } else {
            out.writeNullField(name);
        }
    }

    private static void writeWatermark(long watermark, JsonGenerator out) throws IOException {
        if (watermark == Long.MIN_VALUE) {
            out.writeNullField("watermark");
        } else {
            out.writeNumberField("watermark", watermark);
        }
    }

    private void writePairs(ProcessorStatistics statistics, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("pairs");
        for (String window : windows) {
            String prefix = ProcessorStatistics.PAIRS_PREFIX + window + '.';
            out.writeObjectFieldStart(window);
            for (String outcome : List.of(
                    ProcessorStatistics.ON_TIME,
                    ProcessorStatistics.LATE_ACCEPTED,
                    ProcessorStatistics.TOO_LATE,
                    ProcessorStatistics.OVER_LIMIT)) {
                out.writeNumberField(outcome, statistics.count(prefix + outcome));
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
