package io.tidemark.operators;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.batching.BatchPlan;
import io.tidemark.operators.batching.BatchingOperator;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.batching.ContributionKeys;
import io.tidemark.operators.batching.ContributionSerializer;
import io.tidemark.operators.rollup.WindowStage;
import io.tidemark.operators.rollup.WindowStages;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.CachedWindowStore;
import io.tidemark.operators.state.SerializerTypeInformation;
import io.tidemark.operators.statistics.SubtaskReport;
import io.tidemark.operators.windowing.SliceGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The way in: windowed statistics of a keyed stream, all window definitions in one pass over one operator.
 *
 * <pre>{@code
 * WindowedStreams<Request> streams = WindowedStatistics.of("llm-latency", new RequestExtractor())
 *         .window(WindowDefinition.of("minute", WindowAssigners.tumbling(Duration.ofMinutes(1)), aggregates))
 *         .applyTo(requests);
 * streams.results().sinkTo(…);
 * streams.late().sinkTo(…);
 * }</pre>
 *
 * <p>The stream needs watermarks under event time. Windows, triggers and aggregates are interfaces of {@code
 * io.tidemark.functions}: a program's own plug in beside the built-in ones.
 *
 * @param <T> the events of the stream
 */
public final class WindowedStatistics<T> {

    /** Uid of the window operator unless another is set. */
    public static final String DEFAULT_UID = "tidemark-windows";
    /** What the uid of the operator in front of the shuffle ends in, behind the uid of the window operator. */
    public static final String BATCHING_SUFFIX = "-batches";
    /** What the uids of the operators of roll-ups end in, behind the uid of the window operator; the number follows, from 1. */
    public static final String ROLL_UPS_SUFFIX = "-rollups-";

    private final String pipeline;
    private final EventExtractor<T> extractor;
    private final List<WindowDefinition> windows = new ArrayList<>();
    private final List<RollUp> rollUps = new ArrayList<>();
    private WindowingOptions options = WindowingOptions.DEFAULTS;
    private RunningDefinitions running = RunningDefinitions.NONE;
    private Duration reportInterval = Duration.ZERO;
    private long stateCacheBytes = CachedWindowStore.DEFAULT_BYTES;
    private String uid = DEFAULT_UID;
    private boolean sharesSlices = true;
    private boolean batches = true;

    private WindowedStatistics(String pipeline, EventExtractor<T> extractor) {
        this.pipeline = pipeline;
        this.extractor = extractor;
    }

    /**
     * Starts a definition.
     *
     * @param pipeline name of the pipeline; part of every result and of its id
     * @param extractor reads events
     */
    public static <T> WindowedStatistics<T> of(String pipeline, EventExtractor<T> extractor) {
        return new WindowedStatistics<>(
                Objects.requireNonNull(pipeline, "pipeline"), Objects.requireNonNull(extractor, "extractor"));
    }

    /** Adds a window definition. */
    public WindowedStatistics<T> window(WindowDefinition window) {
        windows.add(Objects.requireNonNull(window, "window"));
        return this;
    }

    /** Adds window definitions. */
    public WindowedStatistics<T> windows(List<WindowDefinition> more) {
        more.forEach(this::window);
        return this;
    }

    /**
     * Adds a roll-up of a window definition or of another roll-up; its results are among the results. Under event time only.
     */
    public WindowedStatistics<T> rollUp(RollUp rollUp) {
        rollUps.add(Objects.requireNonNull(rollUp, "rollUp"));
        return this;
    }

    /** Adds roll-ups. */
    public WindowedStatistics<T> rollUps(List<RollUp> more) {
        more.forEach(this::rollUp);
        return this;
    }

    /** Sets what the definitions have in common; {@link WindowingOptions#DEFAULTS} otherwise. */
    public WindowedStatistics<T> options(WindowingOptions newOptions) {
        this.options = Objects.requireNonNull(newOptions, "options");
        return this;
    }

    /**
     * Sets what each key remembers across its windows: statistics that results show, and detectors of anomalies. Nothing unless
     * told otherwise. A statistic or a detector that takes events asks for them one by one, in the order in which they arrive.
     */
    public WindowedStatistics<T> running(RunningDefinitions newRunning) {
        this.running = Objects.requireNonNull(newRunning, "running");
        return this;
    }

    /** Lets every subtask report its totals at this interval of wall clock and at its end; by default none does. */
    public WindowedStatistics<T> reportEvery(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("a report interval must not be negative, found " + interval);
        }
        this.reportInterval = interval;
        return this;
    }

    /**
     * Lets windows that can share slices of time do so: an event is then added to one slice however many windows overlap. On
     * unless told otherwise; results do not depend on it.
     */
    public WindowedStatistics<T> shareSlices(boolean share) {
        this.sharesSlices = share;
        return this;
    }

    /**
     * Lets events travel to the window operator in batches by key and slice, if the windows allow it ({@link #batchPlan}). On
     * unless told otherwise; results and verdicts do not depend on it.
     */
    public WindowedStatistics<T> batchBeforeShuffle(boolean batch) {
        this.batches = batch;
        return this;
    }

    /**
     * Sets how much memory each subtask takes at most to keep windows in use at hand in front of RocksDB, in bytes; 0 for none
     * of it. What RocksDB itself and its cache take comes on top. State on the heap needs no cache.
     */
    public WindowedStatistics<T> stateCache(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a state cache must not have less than 0 bytes, found " + bytes);
        }
        this.stateCacheBytes = bytes;
        return this;
    }

    /** Sets the operator's uid, under which its state is found in savepoints. */
    public WindowedStatistics<T> uid(String newUid) {
        this.uid = Objects.requireNonNull(newUid, "uid");
        return this;
    }

    /**
     * Adds the operator to a job.
     *
     * @throws IllegalArgumentException when there is no window definition, two have one name, one emits windows without events
     *     under {@link WindowLimitPolicy#FIRE_OLDEST}, running statistics do not fit them, or a roll-up cannot be made
     */
    public WindowedStreams<T> applyTo(DataStream<T> events) {
        List<WindowStage> stages = stages();
        TypeSerializer<T> serializer =
                events.getType().createSerializer(events.getExecutionConfig().getSerializerConfig());
        WindowOutputs<T> outputs = WindowOutputs.of(serializer);
        SingleOutputStreamOperator<Contribution<T>> contributions = events.transform(
                        "batch by key", contributions(serializer), batchingOperator())
                .setDescription(batchPlan().isPossible() ? "batch by key and slice" : "pass events on one by one")
                .uid(uid + BATCHING_SUFFIX);
        if (events.getParallelism() > 0) {
            contributions.setParallelism(events.getParallelism());
        }
        SingleOutputStreamOperator<WindowResult> results = contributions
                .keyBy(new ContributionKeys<>(extractor), Types.STRING)
                .transform("windows", WindowOutputs.RESULTS, operator(outputs))
                .setDescription(description("windows", stages.get(0)))
                .uid(uid);
        DataStream<WindowResult> allResults = results;
        DataStream<SubtaskReport> allReports = results.getSideOutput(outputs.reports());
        SingleOutputStreamOperator<WindowResult> before = results;
        for (WindowStage stage : stages.subList(1, stages.size())) {
            before = rollUps(stage, before.getSideOutput(outputs.partials()), outputs);
            allResults = allResults.union(before);
            allReports = allReports.union(before.getSideOutput(outputs.reports()));
        }
        return new WindowedStreams<>(
                allResults,
                results.getSideOutput(outputs.late()),
                results.getSideOutput(outputs.overLimit()),
                allReports,
                results.getSideOutput(outputs.anomalies()));
    }

    private SingleOutputStreamOperator<WindowResult> rollUps(
            WindowStage stage, DataStream<Contribution<T>> partials, WindowOutputs<T> outputs) {
        return partials.keyBy(new ContributionKeys<>(extractor), Types.STRING)
                .transform("roll-ups", WindowOutputs.RESULTS, operator(stage, outputs))
                .setDescription(description("roll-ups", stage))
                .uid(uid + ROLL_UPS_SUFFIX + stage.number());
    }

    private static String description(String what, WindowStage stage) {
        return what + ": " + String.join(", ", stage.names());
    }

    private TypeInformation<Contribution<T>> contributions(TypeSerializer<T> events) {
        return new SerializerTypeInformation<>(
                Contribution.class,
                new ContributionSerializer<>(events, batchPlan().targets()));
    }

    /**
     * The window operator alone, for Flink's operator test harness and drivers like it.
     *
     * @throws IllegalArgumentException when there is no window definition, two have one name, running statistics do not fit
     *     them, or a roll-up cannot be made
     */
    public WindowOperator<T> operator(WindowOutputs<T> outputs) {
        return operator(stages().get(0), outputs);
    }

    /** The operator of a stage alone, for drivers. */
    public WindowOperator<T> operator(WindowStage stage, WindowOutputs<T> outputs) {
        return new WindowOperator<>(
                pipeline,
                stage,
                stage.isFirst() ? sliceGroups() : List.of(),
                stage.isFirst() ? batchPlan().targets() : List.of(),
                options,
                stage.isFirst() ? running : RunningDefinitions.NONE,
                extractor,
                outputs,
                reportInterval.toMillis(),
                stateCacheBytes);
    }

    /** The operator in front of the shuffle alone; its contributions are what {@link #operator} takes. */
    public BatchingOperator<T> batchingOperator() {
        return new BatchingOperator<>(batchPlan(), extractor);
    }

    /**
     * The stages of the definitions: that of the windows over events, and those of roll-ups, each of the one before.
     *
     * @throws IllegalArgumentException when there is no window definition, two have one name, or a roll-up cannot be made
     */
    public List<WindowStage> stages() {
        requireWindows();
        if (!rollUps.isEmpty() && options.timeDomain() != TimeDomain.EVENT) {
            throw new IllegalArgumentException("pipeline " + pipeline
                    + " has roll-ups, and they need event time: on the wall clock their windows would have passed before"
                    + " anything is handed on to them");
        }
        return WindowStages.of(windows, rollUps);
    }

    private void requireWindows() {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("pipeline " + pipeline + " has no window definition");
        }
        Set<String> names = new HashSet<>();
        for (String name : Stream.concat(
                        windows.stream().map(WindowDefinition::name),
                        rollUps.stream().map(RollUp::name))
                .toList()) {
            if (!names.add(name)) {
                throw new IllegalArgumentException(
                        "pipeline " + pipeline + " has two window definitions named " + name);
            }
        }
        for (WindowDefinition window : windows) {
            if (window.emitsEmpty() && options.windowLimitPolicy() == WindowLimitPolicy.FIRE_OLDEST) {
                throw new IllegalArgumentException(
                        "window " + window.name() + " cannot emit windows without events beside"
                                + " on-window-limit: fire-oldest, by which they would push out windows that hold some");
            }
        }
        running.requireFit(windows);
    }

    private List<SliceGroup> sliceGroups() {
        return sharesSlices ? SliceGroup.of(windows, options) : List.of();
    }

    /** Whether and how events are batched before the shuffle. */
    public BatchPlan batchPlan() {
        return batches
                ? BatchPlan.of(windows, sliceGroups(), options).unless(running.obstacleToBatches())
                : BatchPlan.OFF;
    }
}
