package io.tidemark.job.config;

import io.tidemark.functions.window.CumulatingWindows;
import io.tidemark.functions.window.SlidingWindows;
import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.YamlValue;
import io.tidemark.operators.TimeDomain;
import java.util.List;
import java.util.Optional;

/**
 * What has to fit together between the sections of a pipeline. Every check sees whatever could be read and leaves alone what
 * is missing or wrong, as that is reported already.
 */
final class PipelineChecks {

    private PipelineChecks() {}

    static void checkComputation(Section pipeline) {
        checkTime(pipeline);
        checkWindowLimit(pipeline);
        EmitEmptyOptions.checkLimit(pipeline);
        List<Section> shared = pipeline.children(PipelineOptions.AGGREGATES);
        shared.forEach(aggregate -> checkValue(pipeline, aggregate));
        for (Section window : windowsOfEvents(pipeline)) {
            List<Section> own = window.children(WindowOptions.AGGREGATES);
            own.forEach(aggregate -> checkValue(pipeline, aggregate));
            checkAggregates(pipeline, window);
            checkRate(window, window.has(WindowOptions.AGGREGATES) ? own : shared);
        }
        ReferenceChecks.check(pipeline);
    }

    /** The windows that take events; for those made of others {@link RollUpChecks} speaks. */
    static List<Section> windowsOfEvents(Section pipeline) {
        return pipeline.children(PipelineOptions.WINDOWS).stream()
                .filter(window -> !window.has(WindowOptions.OF))
                .toList();
    }

    /** What a window over events computes: its own aggregates, or those of the pipeline. */
    static List<Section> aggregatesOf(Section pipeline, Section window) {
        return window.has(WindowOptions.AGGREGATES)
                ? window.children(WindowOptions.AGGREGATES)
                : pipeline.children(PipelineOptions.AGGREGATES);
    }

    static boolean isEventTime(Section pipeline) {
        return pipeline.has(PipelineOptions.PROCESSOR)
                ? pipeline.child(PipelineOptions.PROCESSOR)
                        .flatMap(processor -> processor.find(ProcessorOptions.TIME))
                        .filter(TimeDomain.EVENT::equals)
                        .isPresent()
                : true;
    }

    private static void checkTime(Section pipeline) {
        boolean eventTime = isEventTime(pipeline);
        pipeline.child(PipelineOptions.EVENT)
                .filter(event -> eventTime && event.lacks(EventOptions.TIME))
                .ifPresent(event -> event.at()
                        .problem("the key time is missing: name the field of the event's time, or set processor.time:"
                                + " processing"));
    }

    /** One event alone opens so many windows that the bound cannot be kept. */
    private static void checkWindowLimit(Section pipeline) {
        long opened = 0;
        for (Section window : windowsOfEvents(pipeline)) {
            opened = TimeMath.add(
                    opened,
                    WindowOptions.TYPES.stream()
                            .filter(window::has)
                            .flatMap(type -> window.find(type).stream())
                            .mapToLong(PipelineChecks::windowsOfOneEvent)
                            .findFirst()
                            .orElse(0));
        }
        Optional<Section> processor = pipeline.child(PipelineOptions.PROCESSOR);
        Optional<Long> limit = processor.isPresent()
                ? processor.get().find(ProcessorOptions.MAX_WINDOWS_PER_KEY)
                : Optional.of(ProcessorOptions.MAX_WINDOWS_PER_KEY.fallback());
        if (limit.isPresent() && limit.get() < opened) {
            YamlValue at = processor
                    .filter(section -> section.has(ProcessorOptions.MAX_WINDOWS_PER_KEY))
                    .map(section -> section.where(ProcessorOptions.MAX_WINDOWS_PER_KEY))
                    .orElseGet(() -> pipeline.where(PipelineOptions.WINDOWS));
            at.problem("one event alone opens " + opened + " windows and processor.max-windows-per-key is "
                    + limit.get() + "; set it to a multiple of " + opened + ", or slide in longer steps");
        }
    }

    static long windowsOfOneEvent(WindowAssigner assigner) {
        if (assigner instanceof SlidingWindows sliding) {
            return (sliding.sizeMillis() - 1) / sliding.slideMillis() + 1;
        }
        if (assigner instanceof CumulatingWindows cumulating) {
            return cumulating.maxSizeMillis() / cumulating.stepMillis();
        }
        return 1;
    }

    private static void checkAggregates(Section pipeline, Section window) {
        if (pipeline.lacks(PipelineOptions.AGGREGATES) && window.lacks(WindowOptions.AGGREGATES)) {
            window.at()
                    .problem("there is nothing to compute: add aggregates here or for the whole pipeline, such as"
                            + " aggregates: [{name: events, kind: count}]");
        }
    }

    private static void checkValue(Section pipeline, Section aggregate) {
        boolean ofWindow = aggregate
                .find(AggregateOptions.OF)
                .filter(of -> !of.equals(AggregateOptions.VALUE))
                .isPresent();
        aggregate
                .find(AggregateOptions.KIND)
                .filter(kind -> kind.readsValue() && !ofWindow && !aggregate.has(AggregateOptions.FIELD))
                .filter(kind -> lacksValue(pipeline))
                .ifPresent(kind -> aggregate
                        .at()
                        .problem(AggregateOptions.word(kind)
                                + " reads event.value, and event names none; add event.value, or a field here"));
    }

    static boolean lacksValue(Section pipeline) {
        return pipeline.child(PipelineOptions.EVENT)
                .filter(event -> event.lacks(EventOptions.VALUE))
                .isPresent();
    }

    private static void checkRate(Section window, List<Section> aggregates) {
        if (!window.has(WindowOptions.GLOBAL)) {
            return;
        }
        boolean own = window.has(WindowOptions.AGGREGATES);
        for (Section aggregate : aggregates) {
            if (aggregate
                    .find(AggregateOptions.KIND)
                    .filter(AggregateKind.RATE::equals)
                    .isPresent()) {
                (own ? aggregate : window)
                        .at()
                        .problem("a global window has no length, so rate cannot be computed; "
                                + (own ? "remove it" : "give the window aggregates of its own without rate"));
            }
        }
    }
}
