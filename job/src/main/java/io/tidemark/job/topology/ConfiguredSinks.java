package io.tidemark.job.topology;

import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.OutputsConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.kafka.KafkaOutputs;
import io.tidemark.job.output.AnomalyEncoder;
import io.tidemark.job.output.AnomalyKeyEncoder;
import io.tidemark.job.output.EventKeyEncoder;
import io.tidemark.job.output.LateEncoder;
import io.tidemark.job.output.Outputs;
import io.tidemark.job.output.RecordEncoder;
import io.tidemark.job.output.RejectionEncoder;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.job.output.ResultKeyEncoder;
import io.tidemark.job.output.StatisticsEncoder;
import io.tidemark.job.output.StatisticsKeyEncoder;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;

/** Makes the sinks that a pipeline file names. */
public final class ConfiguredSinks {

    private final PipelineConfig pipeline;
    private final KafkaOutputs kafka;

    private ConfiguredSinks(PipelineConfig pipeline, Duration transactionTimeout) {
        this.pipeline = pipeline;
        this.kafka = new KafkaOutputs(pipeline.name(), pipeline.output().delivery(), transactionTimeout);
    }

    /**
     * The sinks of a pipeline; no progress.
     *
     * @param transactionTimeout of exactly-once outputs to Kafka
     */
    public static JobSinks of(PipelineConfig pipeline, Duration transactionTimeout) {
        return new ConfiguredSinks(pipeline, transactionTimeout).make();
    }

    private JobSinks make() {
        OutputsConfig outputs = pipeline.output();
        return new JobSinks(
                sink("results", outputs.results(), new ResultKeyEncoder(), new ResultEncoder()),
                sink("late", outputs.late(), new EventKeyEncoder(), new LateEncoder(EventLayouts.of(pipeline))),
                rejected(outputs.rejected()),
                outputs.statistics() == null
                        ? null
                        : statistics(outputs.statistics().output()),
                pipeline.writesAnomalies()
                        ? sink("anomalies", outputs.anomalies(), new AnomalyKeyEncoder(), new AnomalyEncoder())
                        : null,
                null);
    }

    private Sink<Rejection> rejected(OutputConfig output) {
        return output instanceof OutputConfig.Kafka topic
                ? kafka.rejected("rejected", topic)
                : local(output, new RejectionEncoder());
    }

    private Sink<ProcessorStatistics> statistics(OutputConfig output) {
        return sink(
                "statistics",
                output,
                new StatisticsKeyEncoder(pipeline.name()),
                new StatisticsEncoder(pipeline.name(), pipeline.windowNames()));
    }

    private <T> Sink<T> sink(String name, OutputConfig output, RecordEncoder<T> key, RecordEncoder<T> value) {
        return output instanceof OutputConfig.Kafka topic
                ? kafka.records(name, topic, key, value)
                : local(output, value);
    }

    private static <T> Sink<T> local(OutputConfig output, RecordEncoder<T> encoder) {
        if (output instanceof OutputConfig.Files files) {
            return Outputs.files(encoder, new Path(files.path()));
        } else if (output instanceof OutputConfig.Print print) {
            return Outputs.print(encoder, print.toStandardError());
        }
        return Outputs.discard();
    }
}
