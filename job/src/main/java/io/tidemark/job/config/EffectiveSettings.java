package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Secrets;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.Setting;
import io.tidemark.job.config.yaml.SettingsView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that holds in a pipeline, without secrets: what {@code explain} prints and Flink's web UI shows. What one part of
 * a file takes from another is in it, too.
 */
final class EffectiveSettings {

    private static final Pattern AGGREGATE = Pattern.compile("(?<at>.*aggregates\\[\\d+])\\.(?<key>[a-z-]+)");

    private final List<Setting> settings;

    private EffectiveSettings(List<Setting> settings) {
        this.settings = settings;
    }

    /** The settings of a pipeline and of the section it was made from. */
    static List<Setting> of(Section section, PipelineConfig pipeline) {
        EffectiveSettings effective =
                new EffectiveSettings(new ArrayList<>(SettingsView.of(section, ShownProperties::show)));
        if (pipeline.source() != null && pipeline.source().connector() instanceof ConnectorConfig.Kafka kafka) {
            effective.inherit("source.kafka", "group-id", kafka.groupId());
        }
        OutputsConfig outputs = pipeline.output();
        Map<String, OutputConfig> outputOfKey = new LinkedHashMap<>();
        outputOfKey.put("results", outputs.results());
        outputOfKey.put("late", outputs.late());
        outputOfKey.put("rejected", outputs.rejected());
        outputOfKey.put("anomalies", outputs.anomalies());
        outputOfKey.put(
                "statistics",
                outputs.statistics() == null ? null : outputs.statistics().output());
        outputOfKey.forEach((key, output) -> {
            if (output instanceof OutputConfig.Kafka kafka) {
                effective.inherit("output." + key + ".kafka", kafka);
            }
        });
        for (int w = 0; w < pipeline.windows().size(); w++) {
            String aggregates = pipeline.windows().get(w).aggregates().stream()
                    .map(AggregateConfig::name)
                    .collect(Collectors.joining(", "));
            effective.inherit("windows[" + w + "]", "aggregates", aggregates.isEmpty() ? null : aggregates);
        }
        for (int a = 0; a < pipeline.anomalies().size(); a++) {
            String path = "anomalies[" + a + "]";
            AnomalyOptions.settings(pipeline.anomalies().get(a))
                    .forEach((key, value) -> effective.inherit(path, key, value));
        }
        effective.dropWithoutMeaning(pipeline);
        return effective.settings;
    }

    /** Defaults of parameters that an aggregate of this kind does not have, and of an output that nothing goes to. */
    private void dropWithoutMeaning(PipelineConfig pipeline) {
        Map<String, AggregateKind> kindOfAggregate = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Matcher matcher = AGGREGATE.matcher(setting.path());
            if (matcher.matches() && matcher.group("key").equals(AggregateOptions.KIND.key())) {
                kindOfAggregate.put(matcher.group("at"), AggregateOptions.kind(setting.value()));
            }
        }
        settings.removeIf(setting -> {
            Matcher matcher = AGGREGATE.matcher(setting.path());
            return setting.isDefault()
                    && (matcher.matches()
                            ? !AggregateOptions.takes(kindOfAggregate.get(matcher.group("at")), matcher.group("key"))
                            : isOfNothing(setting, pipeline));
        });
    }

    private static boolean isOfNothing(Setting setting, PipelineConfig pipeline) {
        return (pipeline.anomalies().isEmpty() && isAtOrBelow(setting, "output.anomalies"))
                || (!pipeline.hasRunningStatistics() && isAtOrBelow(setting, "processor.statistics-retention"));
    }

    private void inherit(String path, OutputConfig.Kafka kafka) {
        if (kafka.properties() != null && !has(path + ".properties")) {
            kafka.properties().forEach((key, value) -> {
                Setting shown = ShownProperties.show(path + ".properties", key, value);
                insert(path, new Setting(shown.path(), shown.value(), true));
            });
        }
        inherit(path, "bootstrap-servers", kafka.bootstrapServers());
    }

    private void inherit(String path, String key, String value) {
        if (value != null && !has(path + "." + key)) {
            insert(path, new Setting(path + "." + key, Secrets.withoutCredentials(value), true));
        }
    }

    private boolean has(String path) {
        return settings.stream().anyMatch(setting -> isAtOrBelow(setting, path));
    }

    /** Puts a setting behind the others of its mapping. */
    private void insert(String path, Setting setting) {
        int at = settings.size();
        while (at > 0 && !isAtOrBelow(settings.get(at - 1), path)) {
            at--;
        }
        settings.add(at == 0 ? settings.size() : at, setting);
    }

    private static boolean isAtOrBelow(Setting setting, String path) {
        return setting.path().startsWith(path)
                && (setting.path().length() == path.length()
                        || ".[".indexOf(setting.path().charAt(path.length())) >= 0);
    }
}
