package io.tidemark.job.topology;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PreAggregation;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.ingest.Event;
import io.tidemark.operators.WindowedStatistics;

/** The windowed statistics of a pipeline: one definition for the job, for scenarios and for what is said of both. */
public final class PipelineWindows {

    private PipelineWindows() {}

    /** The statistics of a valid pipeline. */
    public static WindowedStatistics<Event> of(PipelineConfig pipeline) {
        ProcessorConfig processor = pipeline.processor();
        return WindowedStatistics.of(pipeline.name(), new IngestedEvents())
                .windows(WindowDefinitions.of(pipeline))
                .rollUps(RollUps.of(pipeline))
                .options(processor.windowingOptions())
                .running(RunningStatistics.of(pipeline))
                .batchBeforeShuffle(processor.preAggregation() == PreAggregation.AUTO)
                .stateCache(processor.stateCacheBytes());
    }
}
