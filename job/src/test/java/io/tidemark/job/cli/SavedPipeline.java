package io.tidemark.job.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PipelineFile;
import io.tidemark.job.topology.ConfiguredSinks;
import io.tidemark.job.topology.PipelineJob;
import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/**
 * A pipeline that reads two files to their ends and waits there with windows of every kind open, and the savepoints and
 * checkpoints taken of it then. Neither the order in which the files are read nor the moment of a savepoint matters: each key
 * is in one file. The windows {@code minute} and {@code moving} share slices.
 */
final class SavedPipeline {

    static final String YAML = """
            pipeline: saved
            source:
              files: {path: none, follow: true}
            event: {key: [service, shard], time: t, value: v}
            processor:
              out-of-orderness: 5s
              idle-timeout: 1h
              late-event-threshold: 30s
              window-retention: 1m
            aggregates:
              - {name: n, kind: count}
              - {name: avg, kind: avg}
              - {name: least, kind: min}
              - {name: most, kind: max}
              - {name: spread, kind: stddev}
              - {name: p90, kind: percentile, p: 90}
              - {name: newest, kind: last}
              - {name: tags, kind: distinct, field: tag}
              - {name: top, kind: top-k, k: 2, field: tag}
              - {name: bytes, kind: sum, field: size}
            windows:
              - {name: minute, tumbling: {size: 1m}}
              - {name: moving, sliding: {size: 1m, slide: 20s}}
              - {name: visit, session: {gap: 15s}, aggregates: [{name: n, kind: count}, {name: rate, kind: rate}, {name: p50, kind: p50}]}
              - {name: burst, global: {}, trigger: [{count: 4}]}
              - {name: chunk, tumbling: {size: 30s}, mode: discarding, trigger: [watermark, {count: 3}]}
            output:
              results: {discard: {}}
              late: {discard: {}}
              rejected: {discard: {}}
            """;

    static final int EVENTS_PER_FILE = 300;
    static final List<TakenEvent> EVENTS = Stream.of(0, 1)
            .flatMap(file -> TakenEvent.ofFile(file, EVENTS_PER_FILE).stream())
            .toList();
    /** The newest time less the out-of-orderness. */
    static final long WATERMARK =
            EVENTS.stream().mapToLong(TakenEvent::time).max().orElseThrow() - 5_000 - 1;

    /** Events that come once the watermark is there: late for some of their windows, too late for others. */
    static final List<TakenEvent> LATE = Stream.of(0, 1)
            .flatMap(file -> TakenEvent.lateOfFile(file, EVENTS, WATERMARK).stream())
            .toList();

    private static final int PARALLELISM = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SavedPipeline() {}

    /**
     * Runs the pipeline and takes snapshots of all kinds.
     *
     * @return paths by {@code canonical}, {@code native} and {@code checkpoint}
     */
    static Map<String, String> take(MiniCluster cluster, StateBackendChoice backend, Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        write(data, EVENTS);
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend.toString());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        JobID job = start(cluster, data, configuration);
        String savepoints = folder.resolve("savepoints").toUri().toString();
        Map<String, String> taken = new LinkedHashMap<>();
        // Two, so that the second builds on the files of the first.
        cluster.triggerCheckpoint(job, CheckpointType.INCREMENTAL).get();
        long checkpoint =
                cluster.triggerCheckpoint(job, CheckpointType.INCREMENTAL).get();
        taken.put(
                "checkpoint",
                folder.resolve("checkpoints")
                        .resolve(job.toString())
                        .resolve("chk-" + checkpoint)
                        .toString());
        taken.put(
                "canonical",
                cluster.triggerSavepoint(job, savepoints, false, SavepointFormatType.CANONICAL)
                        .get());
        taken.put(
                "native",
                cluster.triggerSavepoint(job, savepoints, false, SavepointFormatType.NATIVE)
                        .get());
        cluster.cancelJob(job).get();
        return taken;
    }

    private static void write(Path data, List<TakenEvent> events) throws IOException {
        for (int file = 0; file < 2; file++) {
            int shard = file;
            Files.writeString(
                    data.resolve(file + ".jsonl"),
                    events.stream()
                            .filter(event -> event.shard() == shard)
                            .map(event -> event.json() + "\n")
                            .reduce("", String::concat),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static JobID start(MiniCluster cluster, Path data, Configuration configuration) throws Exception {
        PipelineConfig pipeline = PipelineFile.parse("saved.yaml", YAML, List.of("source.files.path=" + data))
                .config()
                .orElseThrow();
        AtomicReference<ProcessorStatistics> newest = new AtomicReference<>(new ProcessorStatistics());
        PipelineJob job = new PipelineJob(
                pipeline,
                ConfiguredSinks.of(pipeline, EmbeddedCluster.TRANSACTION_TIMEOUT)
                        .withProgress(LocalSink.to(newest::set)));
        configuration.addAll(job.flinkConfiguration());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.configure(configuration);
        environment.setParallelism(PARALLELISM);
        environment.setMaxParallelism(128);
        job.assemble(environment);
        JobID id = cluster.submitJob(
                        environment.getStreamGraph().getJobGraph(SavedPipeline.class.getClassLoader(), new JobID()))
                .get()
                .getJobID();
        awaitEvents(EVENTS.size(), newest);
        write(data, LATE);
        awaitEvents(EVENTS.size() + LATE.size(), newest);
        return id;
    }

    private static void awaitEvents(int events, AtomicReference<ProcessorStatistics> newest) {
        // A global window is never late, so each event is one pair on time.
        String taken = ProcessorStatistics.PAIRS_PREFIX + "burst." + ProcessorStatistics.ON_TIME;
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> newest.get().count(taken) == events && newest.get().watermark() == WATERMARK);
    }

    /** A file with the pipeline, for the command line. */
    static Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("saved.yaml"), YAML);
    }
}
