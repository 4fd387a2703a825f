package io.tidemark.job.config;

import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.util.List;

/** The options of a pipeline file. */
final class PipelineOptions {

    static final Option<String> NAME =
            Option.required("pipeline", TextType.NAME, "The pipeline's name, part of every result's id.");
    static final Option<SourceConfig> SOURCE =
            Option.required("source", SourceOptions.TYPE, "Where events come from: one of kafka, files, simulator.");
    static final Option<EventConfig> EVENT =
            Option.required("event", EventOptions.TYPE, "Where key, time and value stand in an event.");
    static final Option<ProcessorConfig> PROCESSOR =
            Option.optional("processor", ProcessorOptions.TYPE, "Time, lateness and limits.");
    static final Option<List<AggregateConfig>> AGGREGATES = Option.optional(
            "aggregates", AggregateOptions.LIST, "What every window computes that names no aggregates of its own.");
    static final Option<List<WindowConfig>> WINDOWS = Option.required(
            "windows",
            ListType.nonEmpty(WindowOptions.TYPE).distinct(WindowOptions.NAME),
            "One or more window definitions, all computed in one pass.");
    static final Option<List<RollUpConfig>> ROLLUPS = Option.optional(
            "rollups",
            RollUpOptions.LIST,
            "Windows of coarser keys, merged from those of the windows; under event time.");
    static final Option<List<AnomalyConfig>> ANOMALIES =
            Option.optional("anomalies", AnomalyOptions.LIST, "Detectors of values out of the ordinary.");
    static final Option<OutputsConfig> OUTPUT =
            Option.optional("output", OutputOptions.TYPE, "Where results and everything else go.");

    /** The name of a scenario's inline pipeline that has none. */
    private static final String SCENARIO_NAME = "scenario";

    /** A pipeline that can run. */
    static final ObjectType<PipelineConfig> JOB = ObjectType.of(
                    List.of(NAME, SOURCE, EVENT, PROCESSOR, AGGREGATES, WINDOWS, ROLLUPS, ANOMALIES, OUTPUT),
                    PipelineOptions::pipeline)
            .check(PipelineChecks::checkComputation)
            .check(RollUpChecks::check)
            .check(SketchChecks::check)
            .check(OutputChecks::check);

    /** A pipeline that a scenario feeds and watches: name, source and output do not matter. */
    static final ObjectType<PipelineConfig> SCENARIO = ObjectType.of(
                    List.of(
                            NAME.relaxed(),
                            SOURCE.relaxed(),
                            EVENT,
                            PROCESSOR,
                            AGGREGATES,
                            WINDOWS,
                            ROLLUPS,
                            ANOMALIES,
                            OUTPUT),
                    PipelineOptions::pipeline)
            .check(PipelineChecks::checkComputation)
            .check(RollUpChecks::check)
            .check(SketchChecks::check);

    private PipelineOptions() {}

    private static PipelineConfig pipeline(Section section) {
        String name = section.find(NAME).orElse(SCENARIO_NAME);
        SourceConfig source = SourceOptions.withGroup(section.get(SOURCE), name);
        List<AggregateConfig> shared = section.find(AGGREGATES).orElse(List.of());
        PipelineConfig pipeline = new PipelineConfig(
                name,
                source,
                section.get(EVENT),
                section.find(PROCESSOR).orElse(ProcessorOptions.DEFAULTS),
                section.get(WINDOWS).stream()
                        .map(window ->
                                window.isOfEvents() && window.aggregates().isEmpty()
                                        ? window.withAggregates(shared)
                                        : window)
                        .toList(),
                section.find(ROLLUPS).orElse(List.of()),
                section.find(ANOMALIES).orElse(List.of()),
                section.find(OUTPUT)
                        .orElse(OutputOptions.DEFAULTS)
                        .inheriting(source == null ? null : source.connector()),
                List.of());
        return pipeline.withSettings(EffectiveSettings.of(section, pipeline));
    }
}
