package io.tidemark.job.topology;

import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where a job's streams end.
 *
 * @param results one record a pane
 * @param late pairs of an event and a window that came too late
 * @param rejected records that validation rejected, and pairs beyond the limit of windows
 * @param statistics running totals of the whole job, at the interval of its output; {@code null} for none
 * @param anomalies values that detectors found out of line; {@code null} where they have no output
 * @param progress running totals of the whole job, as often as they are known; {@code null} for none
 */
public record JobSinks(
        Sink<WindowResult> results,
        Sink<RefusedPair<Event>> late,
        Sink<Rejection> rejected,
        Sink<ProcessorStatistics> statistics,
        Sink<Anomaly> anomalies,
        Sink<ProcessorStatistics> progress) {

    public JobSinks {
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(late, "late");
        Objects.requireNonNull(rejected, "rejected");
    }

    /** These sinks with another one for progress. */
    public JobSinks withProgress(Sink<ProcessorStatistics> newProgress) {
        return new JobSinks(results, late, rejected, statistics, anomalies, newProgress);
    }
}
