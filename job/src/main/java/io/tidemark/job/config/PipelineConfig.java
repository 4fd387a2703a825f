package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Setting;
import java.io.Serializable;
import java.util.ArrayList;
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
