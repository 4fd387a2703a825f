package io.tidemark.job.config;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.Suggestions;
import io.tidemark.job.config.yaml.YamlValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code of} names in running statistics and detectors: it has to be there, and to be a number that comes in time. */
final class ReferenceChecks {

    /** A result by {@code window.aggregate}. */
    private record Result(AggregateKind kind, Section window) {}

    private final Section pipeline;
    private final Map<String, Result> results = new LinkedHashMap<>();
    /** Names may have dots, so two results of two windows may come to one. */
    private final Set<String> ambiguous = new HashSet<>();

    private ReferenceChecks(Section pipeline) {
        this.pipeline = pipeline;
        for (Section window : PipelineChecks.windowsOfEvents(pipeline)) {
            for (Section aggregate : PipelineChecks.aggregatesOf(pipeline, window)) {
                Optional<String> name = window.find(WindowOptions.NAME)
                        .flatMap(of -> aggregate.find(AggregateOptions.NAME).map(part -> of + "." + part));
                Optional<AggregateKind> kind = aggregate.find(AggregateOptions.KIND);
                if (name.isPresent() && kind.isPresent()) {
                    Result other = results.putIfAbsent(name.get(), new Result(kind.get(), window));
                    if (other != null && other.window != window) {
                        ambiguous.add(name.get());
                    }
                }
            }
        }
    }

    static void check(Section pipeline) {
        ReferenceChecks checks = new ReferenceChecks(pipeline);
        pipeline.children(PipelineOptions.ANOMALIES).forEach(checks::checkAnomaly);
        checks.allAggregates().filter(s -> s.has(AggregateOptions.OF)).forEach(checks::checkStatistic);
    }

    private Stream<Section> allAggregates() {
        return Stream.concat(
                pipeline.children(PipelineOptions.AGGREGATES).stream(),
                pipeline.children(PipelineOptions.WINDOWS).stream()
                        .flatMap(window -> window.children(WindowOptions.AGGREGATES).stream()));
    }

    private void checkAnomaly(Section anomaly) {
        anomaly.find(AnomalyOptions.OF).ifPresent(of -> {
            if (!of.equals(AggregateOptions.VALUE)) {
                checkReference(anomaly.where(AnomalyOptions.OF), of);
            } else if (PipelineChecks.lacksValue(pipeline)) {
                anomaly.problem(
                        AnomalyOptions.OF,
                        "event names no value to judge; add event.value, or name a window's result, such as of:"
                                + " minute.avg_latency");
            }
        });
    }

    private void checkStatistic(Section statistic) {
        statistic
                .find(AggregateOptions.OF)
                .filter(of -> !of.equals(AggregateOptions.VALUE))
                .ifPresent(of -> {
                    YamlValue at = statistic.where(AggregateOptions.OF);
                    Result result = checkReference(at, of);
                    if (result != null && result.kind.isRunning() && result.kind.isNumber()) {
                        at.problem(of + " is a running statistic itself (" + AggregateOptions.word(result.kind)
                                + "), and one that is computed of another, or of itself, has no order to be computed"
                                + " in; name an aggregate that is computed from events");
                    }
                });
    }

    /** The result that is named, {@code null} when there is none. */
    private Result checkReference(YamlValue at, String of) {
        Result result = results.get(of);
        if (result == null && isOfMergedWindow(of)) {
            at.problem(
                    "the results of windows made of other windows cannot be used here; name one of a window over events");
        } else if (result == null) {
            at.problem("expected value or a window's result as window.aggregate, found " + at.describe()
                    + Suggestions.didYouMean(of, results.keySet()));
        } else if (ambiguous.contains(of)) {
            at.problem("two windows have a result " + of + "; rename one of them");
        } else if (!result.kind.isNumber()) {
            at.problem("the result of " + AggregateOptions.word(result.kind)
                    + " cannot be used here, as it is not a number; name another aggregate");
        } else if (!comesInTime(result.window)) {
            at.problem("window "
                    + result.window.find(WindowOptions.NAME).orElseThrow()
                    + " has no on-time results before the input ends, so nothing would come of this; name a window that"
                    + " ends by time and fires then");
        }
        return result;
    }

    /** Whether this names a result of a window or roll-up that takes no events. */
    private boolean isOfMergedWindow(String of) {
        return Stream.concat(
                        pipeline.children(PipelineOptions.WINDOWS).stream()
                                .filter(window -> window.has(WindowOptions.OF))
                                .flatMap(window -> window.find(WindowOptions.NAME).stream()),
                        pipeline.children(PipelineOptions.ROLLUPS).stream()
                                .flatMap(rollUp -> rollUp.find(RollUpOptions.NAME).stream()))
                .anyMatch(name -> of.startsWith(name + "."));
    }

    private static boolean comesInTime(Section window) {
        boolean fires = window.find(WindowOptions.FIRE_REMAINDER).orElse(true)
                || window.find(WindowOptions.TRIGGER).orElse(List.<Trigger>of()).stream()
                        .anyMatch(WatermarkTrigger.class::isInstance);
        return fires && !window.has(WindowOptions.GLOBAL);
    }
}
