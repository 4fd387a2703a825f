package io.tidemark.operators.runtime;

import io.tidemark.functions.sketch.DDSketch;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.windowing.WindowLedger;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The metrics of a window operator, in Flink's group {@code tidemark}. Counters show the checkpointed ledger. */
final class WindowMetrics {

    /** Name of the metric group. */
    static final String GROUP = "tidemark";

    /** Results a histogram looks back over. */
    private static final int HISTOGRAM_SIZE = 1000;
    /** Of so many events one is measured. */
    private static final int EVENT_SAMPLE = 64;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram resultLatencyMs = new DescriptiveStatisticsHistogram(HISTOGRAM_SIZE);
    private final Histogram eventLatencyMs = new DescriptiveStatisticsHistogram(HISTOGRAM_SIZE);
    private final DDSketch resultLatencies = ProcessorStatistics.newLatencies();

    /**
     * @param ofEvents whether the windows take events: where they take partials, pairs and keys have been counted before
     */
    WindowMetrics(MetricGroup operatorGroup, WindowLedger ledger, LongSupplier watermarkLagMs, boolean ofEvents) {
        MetricGroup group = operatorGroup.addGroup(GROUP);
        if (ofEvents) {
            group.counter("lateAccepted", new LedgerCounter(() -> ledger.total().lateAccepted));
            group.counter("tooLate", new LedgerCounter(() -> ledger.total().tooLate));
            group.counter("overLimit", new LedgerCounter(() -> ledger.total().overLimit));
            group.gauge("activeKeys", (Gauge<Long>) () -> ledger.activeKeys);
            group.histogram("eventLatencyMs", eventLatencyMs);
        }
        group.counter("windowsCreated", new LedgerCounter(() -> ledger.windowsCreated));
        group.counter("windowsFired", new LedgerCounter(() -> ledger.windowsFired));
        group.counter("anomalies", new LedgerCounter(() -> ledger.anomalies));
        group.gauge("activeWindows", (Gauge<Long>) () -> ledger.activeWindows);
        group.gauge("watermarkLagMs", (Gauge<Long>) watermarkLagMs::getAsLong);
        group.histogram("resultLatencyMs", resultLatencyMs);
    }

    /** A result came so long after its window was ready. */
    void resultEmitted(long latencyNanos) {
        resultLatencyMs.update(Math.round(latencyNanos / NANOS_PER_MILLI));
        resultLatencies.add(latencyNanos / NANOS_PER_MILLI);
    }

    /** Whether one of those measured is among the events with the running numbers after {@code before} up to {@code now}. */
    boolean samples(long before, long now) {
        return before / EVENT_SAMPLE != now / EVENT_SAMPLE;
    }

    /** A window took an event so long after its source read it. */
    void eventTaken(long latencyMillis) {
        eventLatencyMs.update(latencyMillis);
    }

    /** Latencies of all results since the start. */
    DDSketch resultLatencies() {
        return resultLatencies;
    }
}
