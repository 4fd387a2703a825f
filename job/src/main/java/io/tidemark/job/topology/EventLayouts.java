package io.tidemark.job.topology;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.ingest.EventField;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.operators.TimeDomain;
import java.util.List;

/** Says what decoders have to read for a pipeline. */
public final class EventLayouts {

    private EventLayouts() {}

    /** The layout of a valid pipeline's events. */
    public static EventLayout of(PipelineConfig pipeline) {
        ProcessorConfig processor = pipeline.processor();
        List<EventField> fields = pipeline.fieldLayout().fields().stream()
                .map(use -> new EventField(use.field(), use.number(), use.text(), use.required()))
                .toList();
        return new EventLayout(
                pipeline.event(),
                processor.time() == TimeDomain.EVENT,
                fields,
                processor.maxFutureSkew() == null
                        ? null
                        : processor.maxFutureSkew().toMillis());
    }
}
