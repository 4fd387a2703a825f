package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Setting;
import java.io.Serializable;
import java.util.ArrayList;
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

    /**
     * What is valid in a file but cannot be run by this release, one sentence each with the key and a way out; empty for a
     * pipeline that can be run.
     */
    public List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        if (!anomalies.isEmpty()) {
            refusals.add("anomalies: this release does not detect anomalies yet; remove the section and compare"
                    + " values with the avg and stddev of a window");
        }
        for (int w = 0; w < windows.size(); w++) {
            for (AggregateConfig aggregate : windows.get(w).aggregates()) {
                if (aggregate.kind() == AggregateKind.EMA) {
                    refusals.add("windows[" + w + "]: aggregate " + aggregate.name()
                            + ": this release does not compute ema yet; use avg in a sliding window");
                }
            }
        }
        return refusals;
    }
}
