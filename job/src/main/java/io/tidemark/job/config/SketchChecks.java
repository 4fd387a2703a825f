package io.tidemark.job.config;

import io.tidemark.job.config.yaml.Section;
import java.util.List;
import java.util.Optional;

/** What windows need that emit sketches: numbers to sketch, of events. */
final class SketchChecks {

    private SketchChecks() {}

    static void check(Section pipeline) {
        for (Section window : pipeline.children(PipelineOptions.WINDOWS)) {
            boolean emits = window.find(WindowOptions.EMIT_SKETCHES)
                    .filter(Boolean::booleanValue)
                    .isPresent();
            if (emits && window.has(WindowOptions.OF)) {
                window.problem(
                        WindowOptions.EMIT_SKETCHES,
                        "windows made of others carry sketches when these do; set emit-sketches there");
            } else if (emits && readsNoNumbers(PipelineChecks.aggregatesOf(pipeline, window))) {
                window.problem(
                        WindowOptions.EMIT_SKETCHES,
                        "no aggregate of the window reads numbers of a field, so there is nothing to sketch; add one, such as"
                                + " avg, or remove emit-sketches");
            }
        }
    }

    /** Not so while some kind is unknown: that is reported already. */
    private static boolean readsNoNumbers(List<Section> aggregates) {
        for (Section aggregate : aggregates) {
            Optional<AggregateKind> kind = aggregate.find(AggregateOptions.KIND);
            if (kind.isEmpty() || kind.get().readsNumbers()) {
                return false;
            }
        }
        return true;
    }
}
