package io.tidemark.job.topology;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.IngestedWatermarks;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.kafka.KafkaSources;
import io.tidemark.job.source.FilesSource;
import io.tidemark.job.source.SimulatorSource;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowedStreams;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.state.SerializerTypeInformation;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.statistics.ProcessorStatisticsSerializer;
import io.tidemark.operators.statistics.StatisticsOperator;
import io.tidemark.operators.statistics.SubtaskReport;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The Flink job of a pipeline. Every operator has a fixed uid and a name for the web UI. */
public final class PipelineJob {

    /** Interval at which subtasks report their totals; the statistics output may be slower. */
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(1);

    private static final TypeInformation<ProcessorStatistics> STATISTICS =
            new SerializerTypeInformation<>(ProcessorStatistics.class, ProcessorStatisticsSerializer.INSTANCE);

    private final PipelineConfig pipeline;
    private final JobSinks sinks;

    /**
     * @param pipeline a valid pipeline
     * @param sinks where its streams end
     */
    public PipelineJob(PipelineConfig pipeline, JobSinks sinks) {
        this.pipeline = pipeline;
        this.sinks = sinks;
    }

    /**
     * What the job asks of Flink wherever it runs: no guessed types or uids, fixed key groups, the latency settings of the
     * pipeline, and for the web UI a view of the pipeline that holds no secret.
     */
    public Configuration flinkConfiguration() {
        ProcessorConfig processor = pipeline.processor();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.NAME, "tidemark: " + pipeline.name());
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, JobConfiguration.MAX_PARALLELISM);
        configuration.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, settings());
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, processor.watermarkInterval());
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, processor.resultBufferTimeout());
        return configuration;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        pipeline.settings().forEach(setting -> settings.put(setting.path(), setting.value()));
        return settings;
    }

    /** Adds the job's operators to an environment configured with {@link #flinkConfiguration}. */
    public void assemble(StreamExecutionEnvironment environment) {
        long reportIntervalMillis = REPORT_INTERVAL.toMillis();
        DataStream<Ingested> ingested = environment
                .fromSource(source(), watermarks(), sourceName(), IngestedTypes.INGESTED)
                .setDescription(sourceName() + ": read, decode, validate, watermark")
                .uid("tidemark-source");
        SingleOutputStreamOperator<Event> events = ingested.transform(
                        "ingest", IngestedTypes.EVENT, new IngestOperator(reportIntervalMillis))
                .setDescription("ingest: count, part events from rejected records")
                .uid("tidemark-ingest");
        WindowedStatistics<Event> windows = PipelineWindows.of(pipeline).reportEvery(REPORT_INTERVAL);
        WindowedStreams<Event> streams = windows.applyTo(events);

        streams.results().sinkTo(sinks.results()).name("output: results").uid("tidemark-results");
        streams.late().sinkTo(sinks.late()).name("output: late").uid("tidemark-late");
        if (sinks.anomalies() != null) {
            streams.anomalies()
                    .sinkTo(sinks.anomalies())
                    .name("output: anomalies")
                    .uid("tidemark-anomalies");
        }
        rejected(events, streams)
                .sinkTo(sinks.rejected())
                .name("output: rejected")
                .uid("tidemark-rejected");
        publishStatistics(events.getSideOutput(IngestOperator.REPORTS).union(streams.reports()), reporters(windows));
    }

    private DataStream<Rejection> rejected(SingleOutputStreamOperator<Event> events, WindowedStreams<Event> streams) {
        DataStream<Rejection> overLimit = streams.overLimit()
                .map(new OverLimitRejections(pipeline.processor().maxWindowsPerKey()), IngestedTypes.REJECTION)
                .name("over limit")
                .setDescription("over limit: pairs beyond max-windows-per-key, to rejected")
                .uid("tidemark-over-limit");
        return events.getSideOutput(IngestOperator.REJECTED).union(overLimit);
    }

    private static Set<String> reporters(WindowedStatistics<Event> windows) {
        Set<String> reporters = new HashSet<>();
        reporters.add(IngestOperator.REPORTER);
        windows.stages().forEach(stage -> reporters.add(WindowOperator.reporter(stage.number())));
        return reporters;
    }

    private void publishStatistics(DataStream<SubtaskReport> reports, Set<String> reporters) {
        if (sinks.statistics() == null && sinks.progress() == null) {
            return;
        }
        DataStream<ProcessorStatistics> statistics = reports.transform(
                        "statistics", STATISTICS, new StatisticsOperator(reporters))
                .setDescription("statistics: totals of all subtasks, every " + REPORT_INTERVAL.toMillis() + " ms")
                .setParallelism(1)
                .uid("tidemark-statistics");
        if (sinks.statistics() != null) {
            statistics
                    .transform(
                            "statistics interval",
                            STATISTICS,
                            new StatisticsInterval(
                                    pipeline.output().statistics().every().toMillis()))
                    .setDescription("statistics interval: the newest totals, every "
                            + pipeline.output().statistics().every().toMillis() + " ms")
                    .setParallelism(1)
                    .uid("tidemark-statistics-interval")
                    .sinkTo(sinks.statistics())
                    .setParallelism(1)
                    .name("output: statistics")
                    .uid("tidemark-statistics-output");
        }
        if (sinks.progress() != null) {
            statistics
                    .sinkTo(sinks.progress())
                    .setParallelism(1)
                    .name("progress")
                    .uid("tidemark-progress");
        }
    }

    private WatermarkStrategy<Ingested> watermarks() {
        ProcessorConfig processor = pipeline.processor();
        if (processor.time() == TimeDomain.PROCESSING) {
            return WatermarkStrategy.noWatermarks();
        }
        // Files that are there have their next line as soon as it is asked for. One that is slow, or holds nothing but
        // garbage for a while, must hold the watermark back: without it the end of another would be the end of time.
        boolean hasAllAtOnce = pipeline.source().connector() instanceof ConnectorConfig.Files files && !files.follow();
        return new IngestedWatermarks(
                processor.outOfOrderness(),
                hasAllAtOnce ? null : processor.idleTimeout(),
                pipeline.windowsOfEvents().stream().map(WindowConfig::assigner).toList());
    }

    private Source<Ingested, ?, ?> source() {
        EventLayout layout = EventLayouts.of(pipeline);
        ConnectorConfig connector = pipeline.source().connector();
        if (connector instanceof ConnectorConfig.Files files) {
            return new FilesSource(files, DecoderFactory.of(pipeline.source().format(), layout));
        } else if (connector instanceof ConnectorConfig.Simulator simulator) {
            return new SimulatorSource(simulator, pipeline.source().format(), layout);
        }
        ConnectorConfig.Kafka kafka = (ConnectorConfig.Kafka) connector;
        return KafkaSources.of(kafka, DecoderFactory.of(pipeline.source().format(), layout));
    }

    private String sourceName() {
        ConnectorConfig connector = pipeline.source().connector();
        if (connector instanceof ConnectorConfig.Kafka) {
            return "kafka";
        }
        return connector instanceof ConnectorConfig.Files ? "files" : "simulator";
    }
}
