package io.tidemark.job.config;

import io.tidemark.functions.trigger.WatermarkTrigger;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.job.config.yaml.DurationType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.operators.WindowLimitPolicy;
import java.time.Duration;
import java.util.List;

/** The options below {@code emit-empty}, and what has to fit together for windows without events to come. */
final class EmitEmptyOptions {

    static final Option<Duration> FOR = Option.required(
            "for", DurationType.POSITIVE, "Windows that start within this time of the key's last event come.");

    static final ObjectType<Duration> TYPE = ObjectType.of(List.of(FOR), section -> section.get(FOR));

    private EmitEmptyOptions() {}

    static void check(Section window) {
        if (!window.has(WindowOptions.EMIT_EMPTY)) {
            return;
        }
        if (window.has(WindowOptions.SESSION)) {
            refuse(window, "a session is made by its events, so there is none without; remove emit-empty");
        } else if (window.has(WindowOptions.GLOBAL)) {
            refuse(window, "a global window never ends, so no other comes behind it; remove emit-empty");
        }
        if (window.find(WindowOptions.MODE).filter(PaneMode.DISCARDING::equals).isPresent()) {
            refuse(
                    window,
                    "discarding panes come only with new events; remove emit-empty, or write mode: accumulating");
        }
        if (window.find(WindowOptions.TRIGGER)
                .filter(triggers -> triggers.stream().noneMatch(WatermarkTrigger.class::isInstance))
                .isPresent()) {
            refuse(
                    window,
                    "without the watermark trigger only what is unfired comes when a window ends; remove emit-empty, or add"
                            + " watermark to the triggers");
        }
    }

    /** What depends on the whole pipeline. */
    static void checkLimit(Section pipeline) {
        boolean firesOldest = pipeline.child(PipelineOptions.PROCESSOR)
                .flatMap(processor -> processor.find(ProcessorOptions.ON_WINDOW_LIMIT))
                .filter(WindowLimitPolicy.FIRE_OLDEST::equals)
                .isPresent();
        for (Section window : pipeline.children(PipelineOptions.WINDOWS)) {
            if (firesOldest && window.has(WindowOptions.EMIT_EMPTY)) {
                refuse(
                        window,
                        "under processor.on-window-limit: fire-oldest, windows without events would push out windows that"
                                + " hold some; remove emit-empty, or set on-window-limit: reject");
            }
        }
    }

    private static void refuse(Section window, String reason) {
        window.problem(WindowOptions.EMIT_EMPTY, reason);
    }
}
