package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * A pipeline file, read and checked.
 *
 * @param source {@code null} only in a scenario's pipeline that names none
 * @param windows at least one, each with its aggregates
 * @param settings everything that holds, defaults included, without secrets: for people to look at
 */
public record PipelineConfig(
        String name,
        SourceConfig source,
        EventConfig event,
        ProcessorConfig processor,
        List<WindowConfig> windows,
        List<AnomalyConfig> anomalies,
        OutputsConfig output,
        List<Setting> settings)
        implements Serializable {

    public PipelineConfig {
        windows = List.copyOf(windows);
        anomalies = List.copyOf(anomalies);
        settings = List.copyOf(settings);
    }

    /** This configuration with another view of it. */
    PipelineConfig withSettings(List<Setting> newSettings) {
        return new PipelineConfig(name, source, event, processor, windows, anomalies, output, newSettings);
    }

    /** The fields that aggregates read. */
    public FieldLayout fieldLayout() {
        return FieldLayout.of(event, windows);
    }

    /** Whether keys remember anything across their windows. */
    public boolean hasRunningStatistics() {
        return !anomalies.isEmpty()
                || windows.stream()
                        .flatMap(window -> window.aggregates().stream())
                        .anyMatch(aggregate -> aggregate.kind().isRunning());
    }

    /**
     * Whether anomalies have an output: where there are detectors, and where the output keeps state, so that it outlives the last
     * detector.
     */
    public boolean writesAnomalies() {
        OutputConfig named = output.anomalies();
        return !anomalies.isEmpty() || named instanceof OutputConfig.Kafka || named instanceof OutputConfig.Files;
    }
}
