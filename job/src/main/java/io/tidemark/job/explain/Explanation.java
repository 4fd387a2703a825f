package io.tidemark.job.explain;

import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.Delivery;
import io.tidemark.job.config.OutputConfig;
import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.PreAggregation;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.job.config.RollUpConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.job.config.yaml.ByteSizes;
import io.tidemark.job.config.yaml.Durations;
import io.tidemark.job.config.yaml.Setting;
import io.tidemark.job.topology.CheckpointTimes;
import io.tidemark.job.topology.JobConfiguration;
import io.tidemark.job.topology.PipelineWindows;
import io.tidemark.job.topology.WindowDefinitions;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.batching.BatchPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Says for people what a pipeline is before it runs. */
public final class Explanation {

    private static final String RESULTS = "tidemark-results";
    private static final String ROCKSDB = "rocksdb";

    private final PipelineConfig pipeline;
    private final JobTasks tasks;
    private final int parallelism;
    private final ReadableConfig flink;
    private final CheckpointTimes checkpoints;
    private final StateTable windows;
    private final StatisticsTable statistics;
    private final List<String> notes;
    private final Page page = new Page();

    private Explanation(PipelineConfig pipeline, StreamExecutionEnvironment environment, List<String> notes) {
        this.pipeline = pipeline;
        this.tasks = JobTasks.of(environment);
        this.parallelism = environment.getParallelism();
        this.flink = environment.getConfiguration();
        this.checkpoints = CheckpointTimes.of(flink);
        this.windows = new StateTable(
                WindowDefinitions.of(pipeline), PipelineWindows.of(pipeline).stages(), pipeline.processor());
        this.statistics = new StatisticsTable(pipeline);
        this.notes = notes;
    }

    /**
     * The text about a pipeline whose job has been assembled in an environment.
     *
     * @param notes warnings that the caller knows of
     */
    public static String of(PipelineConfig pipeline, StreamExecutionEnvironment environment, List<String> notes) {
        Explanation explanation = new Explanation(pipeline, environment, notes);
        explanation.operators();
        explanation.configuration();
        explanation.windows();
        explanation.state();
        explanation.latency();
        explanation.restore();
        explanation.warnings();
        return explanation.page.toString();
    }

    private void operators() {
        page.heading("OPERATORS of pipeline " + pipeline.name() + ": uid, name; those of a task are chained");
        int nameColumns = tasks.tasks().stream()
                .flatMap(task -> task.operators().stream())
                .mapToInt(operator -> operator.uid().length())
                .max()
                .orElse(0);
        int number = 0;
        for (JobTasks.Task task : tasks.tasks()) {
            number++;
            String inputs = task.inputs().stream()
                    .map(input -> "task " + input.task() + " by " + input.strategy())
                    .distinct()
                    .collect(Collectors.joining(", "));
            page.text(
                    "  ",
                    "task " + number + ", parallelism " + task.parallelism()
                            + (inputs.isEmpty() ? "" : ", from " + inputs));
            for (JobTasks.Operator operator : task.operators()) {
                page.entry("  " + operator.uid(), nameColumns + 2, operator.name());
            }
        }
    }

    private void configuration() {
        page.heading("CONFIGURATION: what holds; * is a default");
        int nameColumns = pipeline.settings().stream()
                .mapToInt(setting -> setting.path().length())
                .max()
                .orElse(0);
        for (Setting setting : pipeline.settings()) {
            page.entry(setting.path(), nameColumns, (setting.isDefault() ? "* " : "  ") + setting.value());
        }
    }

    private void windows() {
        page.heading("WINDOWS: how events get into them");
        windows.describe(page);
        rollUps();
        statistics.describe(page);
        BatchPlan batches = PipelineWindows.of(pipeline).batchPlan();
        if (!batches.isPossible()) {
            page.item("events are sent to their keys one by one: "
                    + (pipeline.processor().preAggregation() == PreAggregation.OFF
                            ? "pre-aggregation is off"
                            : batches.obstacle()));
        } else {
            page.item(
                    "events are batched by key and slice of time before they are sent to their keys (pre-aggregation); those"
                            + " more than " + about(batches.aheadMillis())
                            + " ahead of the watermark are sent one by one, so that max-windows-per-key can refuse them");
            if (CheckpointingOptions.isUnalignedCheckpointEnabled(Configuration.fromMap(flink.toMap()))) {
                page.item("but checkpoints are unaligned, and then events are sent one by one");
            }
        }
    }

    private void rollUps() {
        for (WindowConfig window : pipeline.windows()) {
            if (!window.isOfEvents()) {
                page.item("window " + window.name() + ": merged from the windows of " + window.of()
                        + ", no event is read again; max-windows-per-key is kept by those");
            }
        }
        for (RollUpConfig rollUp : pipeline.rollUps()) {
            page.item("roll-up " + rollUp.name() + ": merged from the windows of " + rollUp.of() + ", "
                    + (rollUp.by().isEmpty()
                            ? "of all keys, in one subtask"
                            : "of keys with the same " + String.join(", ", rollUp.by())));
        }
        if (!PipelineWindows.of(pipeline).stages().get(0).routes().isEmpty()) {
            page.item(
                    "what is merged is handed on when a window closes, and each late event after that by itself; on-time"
                            + " results of merged windows wait for those of all keys, and for a network buffer more");
        }
    }

    /** A duration in its largest unit, rounded down: the milliseconds of a long one tell nobody anything. */
    private static String about(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (duration.toDays() > 1) {
            return duration.toDays() + "d";
        }
        return duration.toSeconds() > 0 ? Durations.format(Duration.ofSeconds(duration.toSeconds())) : millis + "ms";
    }

    private void state() {
        page.heading("STATE: bytes in a checkpoint, measured by writing made-up events of different values");
        windows.print(page);
        ProcessorConfig processor = pipeline.processor();
        Duration late = processor.allowLateEvents() ? processor.lateEventThreshold() : Duration.ZERO;
        Duration kept = late.compareTo(processor.windowRetention()) > 0 ? late : processor.windowRetention();
        page.text(
                "  ",
                "A window is kept for " + Durations.format(kept)
                        + " after its end, the longer of late-event-threshold and window-retention; after its last window a key has"
                        + " no state. A key has at most "
                        + String.format(Locale.ROOT, "%,d", processor.maxWindowsPerKey())
                        + " live windows. hashmap holds them as objects on the heap, of a few times these bytes; rocksdb on disk.");
        statistics.print(page);
        page.text("  ", stateCache());
    }

    private String stateCache() {
        long bytes = pipeline.processor().stateCacheBytes();
        String backend = flink.getOptional(StateBackendOptions.STATE_BACKEND).orElse(null);
        if (ROCKSDB.equals(backend)) {
            return bytes == 0
                    ? "state-cache is 0: every event reads and writes RocksDB."
                    : "Each subtask keeps windows in use in up to " + ByteSizes.format(bytes)
                            + " of memory in front of RocksDB (state-cache).";
        }
        return "state-cache plays no part with state on the heap"
                + (backend == null ? "; on a cluster whose state.backend.type is rocksdb it does." : ".");
    }

    private void latency() {
        ProcessorConfig processor = pipeline.processor();
        page.heading("LATENCY: what a result waits for after the last millisecond of its window");
        if (processor.time() == TimeDomain.EVENT) {
            page.item("an event " + Durations.format(processor.outOfOrderness())
                    + " newer in every partition or file that is not idle (out-of-orderness); "
                    + (processor.idleTimeout() == null
                            ? "none is ever idle"
                            : "one without events is idle after " + Durations.format(processor.idleTimeout())));
            page.item("the next watermark: up to " + Durations.format(processor.watermarkInterval())
                    + " (watermark-interval); windows that end by the clock seldom wait for it");
        } else {
            page.item("the wall clock: processor.time is processing");
        }
        int exchanges = tasks.exchangesTo(RESULTS);
        page.item("network buffers: up to " + Durations.format(processor.resultBufferTimeout())
                + " (result-buffer-timeout) at "
                + (exchanges == 1 ? "the one exchange" : "each of the " + exchanges + " exchanges")
                + " from the source to the results output; what a watermark closes does not wait at the first");
        String interval = Durations.format(checkpoints.interval());
        if (pipeline.output().delivery() == Delivery.EXACTLY_ONCE) {
            page.item("exactly-once: the end of the next checkpoint, of which one begins every " + interval
                    + "; readers of Kafka need isolation.level=read_committed");
        } else if (pipeline.output().results() instanceof OutputConfig.Files) {
            page.item("files: part files become final with a checkpoint, every " + interval);
        } else {
            page.item(
                    "nothing else: at-least-once shows results at once, after a failure perhaps a second time with the"
                            + " same id");
        }
    }

    private boolean isRetained() {
        return flink.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION)
                == ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION;
    }

    private void restore() {
        page.heading("CHECKPOINTS AND SAVEPOINTS");
        page.item("a checkpoint every " + Durations.format(checkpoints.interval()) + ", given up after "
                + Durations.format(checkpoints.timeout())
                + (isRetained() ? ", kept when the job is cancelled" : ", dropped when the job is cancelled"));
        page.item("a savepoint restores open windows, counts and source positions at any parallelism up to "
                + JobConfiguration.MAX_PARALLELISM
                + "; state that this pipeline has no operator for, or cannot read, fails the start");
        page.item(
                "saved windows follow the names of their definitions: what may change is in the README; windows of a name"
                        + " that is gone are dropped, with a warning in the log");
    }

    private void warnings() {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(Warnings.of(pipeline, windows, checkpoints, parallelism));
        if (flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
            warnings.add(
                    "no execution.checkpointing.dir is known here: a cluster whose configuration has none either keeps"
                            + " checkpoints in the JobManager's memory, and loses them with it");
        }
        page.heading("WARNINGS");
        warnings.forEach(page::item);
        if (pipeline.source().connector() instanceof ConnectorConfig.Kafka) {
            page.item("not looked at: whether brokers and topics are there, and how many partitions they have");
        }
    }
}
