package io.tidemark.job.topology;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.FieldSketch;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.QuantileOptions;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.job.config.AggregateConfig;
import io.tidemark.job.config.FieldLayout;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.WindowConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the windows and aggregates of a pipeline file into what the window operator computes; running statistics are in {@link
 * RunningStatistics}.
 */
public final class WindowDefinitions {

    private final FieldLayout layout;
    private final String value;

    private WindowDefinitions(FieldLayout layout, String value) {
        this.layout = layout;
        this.value = value;
    }

    /** The definitions of a valid pipeline's windows over events, in the order of the file. */
    public static List<WindowDefinition> of(PipelineConfig pipeline) {
        WindowDefinitions definitions =
                new WindowDefinitions(pipeline.fieldLayout(), pipeline.event().value());
        List<WindowDefinition> windows = new ArrayList<>();
        for (WindowConfig window : pipeline.windowsOfEvents()) {
            windows.add(new WindowDefinition(
                    window.name(),
                    window.assigner(),
                    window.triggers(),
                    window.mode(),
                    window.fireRemainder(),
                    definitions.composite(window),
                    window.emitEmptyFor().toMillis()));
        }
        return windows;
    }

    private CompositeAggregate composite(WindowConfig window) {
        List<NamedAggregate> parts = new ArrayList<>();
        for (AggregateConfig aggregate : window.aggregates()) {
            if (!aggregate.kind().isRunning()) {
                parts.add(new NamedAggregate(aggregate.name(), aggregate(aggregate)));
            }
        }
        if (window.emitSketches()) {
            sketched(window).forEach((field, options) -> parts.addAll(FieldSketch.of(field, options)));
        }
        return CompositeAggregate.of(parts);
    }

    /** The fields whose numbers a window reads, each with the options of its first percentile. */
    private Map<Field, QuantileOptions> sketched(WindowConfig window) {
        Map<Field, QuantileOptions> fields = new LinkedHashMap<>();
        for (AggregateConfig aggregate : window.aggregates()) {
            if (aggregate.kind().isPercentile()) {
                fields.putIfAbsent(field(aggregate), quantiles(aggregate));
            }
        }
        for (AggregateConfig aggregate : window.aggregates()) {
            if (aggregate.kind().readsNumbers()) {
                fields.putIfAbsent(field(aggregate), QuantileOptions.DEFAULT);
            }
        }
        return fields;
    }

    private Aggregate<?> aggregate(AggregateConfig config) {
        return switch (config.kind()) {
            case COUNT -> config.field() == null ? Aggregates.count() : Aggregates.count(field(config));
            case SUM -> Aggregates.sum(field(config));
            case AVG -> Aggregates.avg(field(config));
            case MIN -> Aggregates.min(field(config));
            case MAX -> Aggregates.max(field(config));
            case RANGE -> Aggregates.range(field(config));
            case VARIANCE -> Aggregates.variance(field(config), config.population());
            case STDDEV -> Aggregates.stddev(field(config), config.population());
            case PERCENTILE -> Aggregates.percentile(field(config), config.p(), quantiles(config));
            case P50, P90, P95, P99, P999, MEDIAN ->
                Aggregates.percentile(field(config), config.kind().shorthandPercentile(), quantiles(config));
            case DISTINCT -> Aggregates.distinct(field(config));
            case FIRST -> Aggregates.first(field(config));
            case LAST -> Aggregates.last(field(config));
            case RATE -> Aggregates.rate();
            case TOP_K -> Aggregates.topK(field(config), config.k());
            case EMA, LAST_N, RUNNING_RATE ->
                throw new IllegalArgumentException(
                        "aggregate " + config.name() + " is a running statistic of the key, not one of a window");
        };
    }

    private Field field(AggregateConfig config) {
        String name = config.field() == null ? value : config.field();
        return layout.find(name)
                .orElseThrow(() -> new IllegalArgumentException("aggregate " + config.name() + " reads the field "
                        + name + ", which the pipeline does not have"));
    }

    private static QuantileOptions quantiles(AggregateConfig config) {
        return new QuantileOptions(config.exactLimit(), config.relativeAccuracy(), config.maxBins());
    }
}
