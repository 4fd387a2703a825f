package io.tidemark.job.topology;

import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.OutputsConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.job.output.LateEncoder;
import io.tidemark.job.output.Outputs;
import io.tidemark.job.output.RecordEncoder;
import io.tidemark.job.output.RejectionEncoder;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.job.output.StatisticsEncoder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;

/** Makes the sinks that a pipeline file names. */
public final class ConfiguredSinks {

    private ConfiguredSinks() {}

    /** The sinks of a pipeline that this release can run; no progress. */
    public static JobSinks of(PipelineConfig pipeline) {
        OutputsConfig outputs = pipeline.output();
        return new JobSinks(
                sink(outputs.results(), new ResultEncoder()),
                sink(outputs.late(), new LateEncoder(EventLayouts.of(pipeline))),
                sink(outputs.rejected(), new RejectionEncoder()),
                outputs.statistics() == null
                        ? null
                        : sink(
                                outputs.statistics().output(),
                                new StatisticsEncoder(
                                        pipeline.name(),
                                        pipeline.windows().stream()
                                                .map(WindowConfig::name)
                                                .toList())),
                null);
    }

    private static <T> Sink<T> sink(OutputConfig output, RecordEncoder<T> encoder) {
        if (output instanceof OutputConfig.Files files) {
            return Outputs.files(encoder, new Path(files.path()));
        } else if (output instanceof OutputConfig.Print print) {
            return Outputs.print(encoder, print.toStandardError());
        } else if (output instanceof OutputConfig.Discard) {
            return Outputs.discard();
        }
        throw new IllegalArgumentException("this release does not write to Kafka yet; use files or print");
    }
}
