package io.tidemark.job.config;

import java.io.Serializable;
import java.util.List;

/**
 * Where everything goes.
 *
 * @param statistics {@code null} when the file names none
 * @param unnamed the outputs that the file leaves to their defaults: a cluster has no console worth printing to, so there
 *     they have to be named
 */
public record OutputsConfig(
        Delivery delivery,
        OutputConfig results,
        OutputConfig late,
        OutputConfig rejected,
        OutputConfig anomalies,
        StatisticsConfig statistics,
        List<String> unnamed)
        implements Serializable {

    public OutputsConfig {
        unnamed = List.copyOf(unnamed);
    }

    /** These outputs, with what Kafka outputs do not name themselves taken from the source. */
    OutputsConfig inheriting(ConnectorConfig source) {
        return new OutputsConfig(
                delivery,
                inherit(results, source),
                inherit(late, source),
                inherit(rejected, source),
                inherit(anomalies, source),
                statistics == null
                        ? null
                        : new StatisticsConfig(inherit(statistics.output(), source), statistics.every()),
                unnamed);
    }

    private static OutputConfig inherit(OutputConfig output, ConnectorConfig source) {
        return output instanceof OutputConfig.Kafka kafka ? kafka.inheriting(source) : output;
    }
}
