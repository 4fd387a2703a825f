package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Setting;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pipeline file, read and checked.
 *
 * @param source {@code null} only in a scenario's pipeline that names none
 * @param windows at least one, each with its aggregates; those of windows take no events
 * @param rollUps windows of coarser keys
 * @param settings everything that holds, defaults included, without secrets: for people to look at
 */
public record PipelineConfig(
        String name,
        SourceConfig source,
        EventConfig event,
        ProcessorConfig processor,
        List<WindowConfig> windows,
        List<RollUpConfig> rollUps,
        List<AnomalyConfig> anomalies,
        OutputsConfig output,
        List<Setting> settings)
        implements Serializable {

    public PipelineConfig {
        windows = List.copyOf(windows);
        rollUps = List.copyOf(rollUps);
        anomalies = List.copyOf(anomalies);
        settings = List.copyOf(settings);
    }

    /** This configuration with another view of it. */
    PipelineConfig withSettings(List<Setting> newSettings) {
        return new PipelineConfig(name, source, event, processor, windows, rollUps, anomalies, output, newSettings);
    }

    /** The windows that take events, in the order of the file. */
    public List<WindowConfig> windowsOfEvents() {
        return windows.stream().filter(WindowConfig::isOfEvents).toList();
    }

    /** Names of all windows and roll-ups, in the order of the file. */
    public List<String> windowNames() {
        return Stream.concat(
                        windows.stream().map(WindowConfig::name),
                        rollUps.stream().map(RollUpConfig::name))
                .toList();
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
