package io.tidemark.job.topology;

import io.tidemark.functions.Field;
import io.tidemark.functions.running.Ema;
import io.tidemark.functions.running.LastN;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.RunningRate;
import io.tidemark.functions.running.RunningStatistic;
import io.tidemark.job.config.AggregateConfig;
import io.tidemark.job.config.AnomalyConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.operators.RunningDefinitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns the running statistics and the detectors of a pipeline file into what keys remember across their windows. */
public final class RunningStatistics {

    private final PipelineConfig pipeline;

    private RunningStatistics(PipelineConfig pipeline) {
        this.pipeline = pipeline;
    }

    /** What the keys of a valid pipeline remember. */
    public static RunningDefinitions of(PipelineConfig pipeline) {
        RunningStatistics running = new RunningStatistics(pipeline);
        List<NamedStatistic> statistics = new ArrayList<>();
        for (WindowConfig window : pipeline.windows()) {
            for (AggregateConfig aggregate : window.aggregates()) {
                if (aggregate.kind().isRunning()) {
                    statistics.add(new NamedStatistic(
                            window.name(), aggregate.name(), statistic(aggregate), running.input(aggregate)));
                }
            }
        }
        List<NamedDetector> detectors = new ArrayList<>();
        for (AnomalyConfig anomaly : pipeline.anomalies()) {
            detectors.add(new NamedDetector(anomaly.name(), anomaly.detector(), running.input(anomaly)));
        }
        Duration retention = pipeline.processor().statisticsRetention();
        return new RunningDefinitions(
                statistics, detectors, retention == null ? RunningDefinitions.FOR_EVER : retention.toMillis());
    }

    private static RunningStatistic<?> statistic(AggregateConfig config) {
        return switch (config.kind()) {
            case EMA -> new Ema(config.alpha());
            case LAST_N -> new LastN(config.n(), config.percentiles());
            case RUNNING_RATE -> new RunningRate(config.n());
            default -> throw new IllegalArgumentException("aggregate " + config.name() + " is one of a window");
        };
    }

    private RunningInput input(AggregateConfig config) {
        if (!config.isOfEvents()) {
            return result(config.of());
        }
        return config.kind().readsValue()
                ? new RunningInput.Events(field(config.field()))
                : new RunningInput.AllEvents();
    }

    private RunningInput input(AnomalyConfig config) {
        return config.isOfEvents() ? new RunningInput.Events(field(null)) : result(config.of());
    }

    /** Names may have dots, so the one that parts them is where both names are known. */
    private RunningInput result(String of) {
        for (WindowConfig window : pipeline.windows()) {
            for (AggregateConfig aggregate : window.aggregates()) {
                if (of.equals(window.name() + "." + aggregate.name())) {
                    return new RunningInput.Results(window.name(), aggregate.name());
                }
            }
        }
        throw new IllegalArgumentException("a running statistic is of " + of + ", which the pipeline does not compute");
    }

    /**
     * @param name {@code null} for the event's value
     */
    private Field field(String name) {
        String read = name == null ? pipeline.event().value() : name;
        return pipeline.fieldLayout()
                .find(read)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a running statistic reads the field " + read + ", which the pipeline does not have"));
    }
}
