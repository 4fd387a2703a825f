package io.tidemark.operators.runtime;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.batching.BatchTarget;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.rollup.Partial;
import io.tidemark.operators.rollup.WindowStage;
import io.tidemark.operators.state.WindowCatalog;
import io.tidemark.operators.state.WindowKind;
import io.tidemark.operators.state.WindowSignature;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.windowing.KeyTimers;
import io.tidemark.operators.windowing.Lateness;
import io.tidemark.operators.windowing.PairLedger;
import io.tidemark.operators.windowing.SliceGroup;
import io.tidemark.operators.windowing.StatisticsPart;
import io.tidemark.operators.windowing.StatisticsStore;
import io.tidemark.operators.windowing.WindowLedger;
import io.tidemark.operators.windowing.WindowOutput;
import io.tidemark.operators.windowing.WindowProcessor;
import io.tidemark.operators.windowing.WindowStore;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All window definitions of a pipeline in one keyed function: hands events and timers to a {@link WindowProcessor} and what
 * it emits to Flink.
 *
 * <p>State: the live windows of each key ({@link io.tidemark.operators.state.KeyedWindowStore}); for each subtask a ledger, whose totals add up over
 * rescaling, and the watermark, of which every subtask takes the largest at a restore (of a stage that takes partials the smallest). Flink's timer service forgets its
 * watermark with the task; without ours an event that was late before a failure would not be late after it. Every subtask
 * also takes the catalog of the definitions that wrote the state, the same in all, and up to where their windows are gone.
 *
 * @param <T> the events of the stream
 */
final class WindowFunction<T> extends KeyedProcessFunction<String, Contribution<T>, WindowResult>
        implements CheckpointedFunction {

    private static final Logger LOG = LoggerFactory.getLogger(WindowFunction.class);

    private final String pipeline;
    private final WindowStage stage;
    private final List<SliceGroup> groups;
    private final List<BatchTarget> targets;
    private final WindowingOptions options;
    private final RunningDefinitions running;
    private final EventExtractor<T> extractor;
    private final WindowOutputs<T> outputs;

    private transient WindowStore store;
    /** {@code null} when the pipeline neither has nor had running statistics. */
    private transient StatisticsStore statisticsStore;
    /** {@code null} when the pipeline neither has nor had running statistics. */
    private transient StatisticsSubtaskState statisticsState;

    private transient List<StatisticsPart> statisticsParts;
    /** Whether every key restored has to be brought in line with the statistics of this configuration. */
    private transient boolean adoptsStatistics;

    private transient WindowLedger ledger;
    private transient SubtaskState state;
    private transient WindowCatalog catalog;
    /** By number, whether the definition had other triggers in the restored state. */
    private transient boolean[] otherTriggers;

    private transient Lateness lateness;
    /** Whether windows were kept longer before the restore: their timers come too late. */
    private transient boolean keepsLess;

    private transient WindowProcessor<T> processor;
    private transient WindowMetrics metrics;
    private transient Emission emission;
    private transient KeyTimers timers;
    private transient LongSupplier clock;
    private transient long newestWatermark;
    private transient long watermarkArrivalNanos;

    WindowFunction(
            String pipeline,
            WindowStage stage,
            List<SliceGroup> groups,
            List<BatchTarget> targets,
            WindowingOptions options,
            RunningDefinitions running,
            EventExtractor<T> extractor,
            WindowOutputs<T> outputs) {
        this.pipeline = pipeline;
        this.stage = stage;
        this.groups = List.copyOf(groups);
        this.targets = List.copyOf(targets);
        this.options = options;
        this.running = running;
        this.extractor = extractor;
        this.outputs = outputs;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ledger = new WindowLedger(stage.names());
        state = new SubtaskState(context.getOperatorStateStore(), !stage.isFirst());
        state.restoreLedger(ledger);
        newestWatermark = state.watermark();
        lateness = Lateness.of(options, state.droppedUpTo());
        keepsLess = lateness.keptMillis() < state.keptMillis();
        restoreCatalog();
        restoreStatistics(context.getOperatorStateStore());
    }

    private void restoreStatistics(OperatorStateStore operatorState) throws Exception {
        statisticsParts = StatisticsPart.of(running);
        statisticsState = StatisticsSubtaskState.of(operatorState, running);
        if (statisticsState == null) {
            return;
        }
        ledger.anomalies = statisticsState.anomalies();
        Set<String> restored = statisticsState.signatures();
        adoptsStatistics = !restored.isEmpty()
                && (running.isEmpty() || running.retentionMillis() < statisticsState.retentionMillis());
        statisticsParts.forEach(part -> restored.remove(part.signature()));
        if (!restored.isEmpty() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            LOG.warn(
                    "The restored state holds running statistics that pipeline {} has no longer: {}. They are dropped.",
                    pipeline,
                    String.join("; ", restored));
        }
    }

    private void restoreCatalog() throws Exception {
        WindowCatalog earlier = state.catalog();
        if (earlier == null) {
            catalog = WindowCatalog.of(options.timeDomain(), definitionsInState());
            otherTriggers = new boolean[0];
            return;
        }
        catalog = earlier.evolve(options.timeDomain(), definitionsInState());
        otherTriggers = catalog.otherTriggers(earlier);
        List<String> gone = catalog.retired().stream()
                .filter(retired -> retired.kind() != WindowKind.SLICES)
                .map(WindowSignature::name)
                .toList();
        if (!gone.isEmpty() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            LOG.warn(
                    "The restored state holds windows that pipeline {} has no longer: {}. They are dropped without a result.",
                    pipeline,
                    String.join(", ", gone));
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.save(ledger, newestWatermark, catalog.withoutRetired(), lateness);
        if (statisticsState != null) {
            statisticsState.save(statisticsParts, running.retentionMillis(), ledger.anomalies);
        }
    }

    @Override
    public void open(OpenContext context) {
        emission = new Emission();
        int[] numbers =
                catalog.live().stream().mapToInt(WindowSignature::number).toArray();
        processor = new WindowProcessor<>(
                pipeline,
                stage,
                groups,
                numbers,
                options,
                lateness,
                extractor,
                store,
                timers,
                emission,
                ledger,
                running,
                statisticsStore);
        metrics = new WindowMetrics(
                getRuntimeContext().getMetricGroup(), ledger, this::watermarkLagMillis, stage.isFirst());
    }

    /** The window definitions, in order, and behind them the slices that some of them share. */
    List<WindowDefinition> definitionsInState() {
        return Stream.concat(stage.definitions().stream(), groups.stream().map(SliceGroup::definition))
                .toList();
    }

    /** The definitions in the state; known once the state is initialized. */
    WindowCatalog catalog() {
        return catalog;
    }

    /** Whether every key restored has to be {@linkplain #adopt adopted} before the first event. */
    boolean adoptsKeys() {
        boolean adopts = keepsLess || !catalog.retired().isEmpty();
        for (boolean other : otherTriggers) {
            adopts |= other;
        }
        return adopts;
    }

    /** Brings the current key in line with a changed configuration. */
    void adopt(String key) {
        processor.adopt(otherTriggers, key, newestWatermark, clock);
    }

    /**
     * Called by the operator before {@link #open}: only an operator can keep a value for each key and window.
     *
     * @param newTimers of the key that is current in the store
     * @param newClock the wall clock in milliseconds
     */
    void use(WindowStore newStore, KeyTimers newTimers, LongSupplier newClock) {
        store = newStore;
        timers = newTimers;
        clock = newClock;
    }

    /** Whether keys remember anything across their windows, or did so in the restored state. */
    boolean needsStatisticsStore() {
        return statisticsState != null;
    }

    /** What keys remember; known once the state is initialized. */
    List<StatisticsPart> statisticsParts() {
        return statisticsParts;
    }

    /** Called by the operator before {@link #open}, if {@linkplain #needsStatisticsStore there is to be one}. */
    void useStatisticsStore(StatisticsStore newStore) {
        statisticsStore = newStore;
    }

    /** Whether every key restored has to be {@linkplain #adoptStatistics adopted} before the first event. */
    boolean adoptsStatistics() {
        return adoptsStatistics;
    }

    /** Brings what the current key remembers in line with a changed configuration. */
    void adoptStatistics(String key) {
        processor.adoptStatistics(key, newestWatermark, clock);
    }

    /** Called by the operator before the timers of a new watermark fire. */
    void watermarkArrives(long watermark) {
        newestWatermark = Math.max(newestWatermark, watermark);
        watermarkArrivalNanos = System.nanoTime();
    }

    /** What this computes. */
    WindowStage stage() {
        return stage;
    }

    /** Whether the end of the input has been announced. */
    boolean hasLastWatermark() {
        return newestWatermark == Long.MAX_VALUE;
    }

    @Override
    public void processElement(Contribution<T> contribution, Context context, Collector<WindowResult> collector) {
        emission.begin(context, collector);
        long before = ledger.events;
        if (contribution.isBatch()) {
            emission.arrivalMillis = contribution.arrivalMillis();
            takeBatch(contribution, context.getCurrentKey());
        } else if (contribution.partial() != null) {
            emission.arrivalMillis = EventExtractor.UNKNOWN_ARRIVAL;
            processor.processPartial(contribution.partial(), context.getCurrentKey(), newestWatermark, clock);
        } else {
            emission.arrivalMillis = extractor.arrivalTime(contribution.event());
            processor.processEvent(contribution.event(), context.getCurrentKey(), newestWatermark, clock);
        }
        if (metrics.samples(before, ledger.events) && emission.arrivalMillis != EventExtractor.UNKNOWN_ARRIVAL) {
            metrics.eventTaken(Math.max(0, clock.getAsLong() - emission.arrivalMillis));
        }
    }

    private void takeBatch(Contribution<T> contribution, String key) {
        BatchTarget target = targets.get(contribution.target());
        if (target.isGroup()) {
            processor.processSlice(target.position(), contribution.batch(), key, newestWatermark, clock);
        } else {
            processor.processBatch(target.position(), contribution.batch(), key, newestWatermark, clock);
        }
        // Every target sees every event; the ledger counts it once.
        ledger.events += contribution.target() == 0 ? contribution.batch().size() : 0;
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<WindowResult> collector) {
        emission.begin(context, collector);
        emission.arrivalMillis = EventExtractor.UNKNOWN_ARRIVAL;
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            processor.onWatermarkTimer(time, context.getCurrentKey(), newestWatermark, clock);
        } else {
            processor.onClockTimer(time, context.getCurrentKey(), newestWatermark, clock);
        }
    }

    /** The totals of this subtask at this moment. */
    ProcessorStatistics statistics() {
        ProcessorStatistics statistics = new ProcessorStatistics(
                new TreeMap<>(),
                stage.isFirst() ? newestWatermark : ProcessorStatistics.NO_WATERMARK,
                metrics.resultLatencies().copy());
        List<String> names = stage.names();
        for (int definition = 0; definition < names.size(); definition++) {
            String prefix = ProcessorStatistics.PAIRS_PREFIX + names.get(definition) + '.';
            PairLedger pairs = ledger.pairs(definition);
            statistics.add(prefix + ProcessorStatistics.ON_TIME, pairs.onTime);
            statistics.add(prefix + ProcessorStatistics.LATE_ACCEPTED, pairs.lateAccepted);
            statistics.add(prefix + ProcessorStatistics.TOO_LATE, pairs.tooLate);
            statistics.add(prefix + ProcessorStatistics.OVER_LIMIT, pairs.overLimit);
        }
        if (stage.isFirst()) {
            // Other stages see the same pairs and the same keys again.
            PairLedger total = ledger.total();
            statistics.add(ProcessorStatistics.LATE_ACCEPTED, total.lateAccepted);
            statistics.add(ProcessorStatistics.TOO_LATE, total.tooLate);
            statistics.add(ProcessorStatistics.OVER_LIMIT, total.overLimit);
            statistics.add(ProcessorStatistics.ACTIVE_KEYS, ledger.activeKeys);
        }
        statistics.add(ProcessorStatistics.WINDOWS_CREATED, ledger.windowsCreated);
        statistics.add(ProcessorStatistics.WINDOWS_FIRED, ledger.windowsFired);
        statistics.add(ProcessorStatistics.ACTIVE_WINDOWS, ledger.activeWindows);
        if (!running.detectors().isEmpty()) {
            statistics.add(ProcessorStatistics.ANOMALIES, ledger.anomalies);
        }
        return statistics;
    }

    private long watermarkLagMillis() {
        long watermark = newestWatermark;
        boolean known = watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
        return known ? TimeMath.subtract(System.currentTimeMillis(), watermark) : 0;
    }

    /** Hands on what the processor emits during one call. */
    private final class Emission implements WindowOutput<T> {

        private Context context;
        private Collector<WindowResult> collector;
        private long arrivalMillis;

        void begin(Context newContext, Collector<WindowResult> newCollector) {
            context = newContext;
            collector = newCollector;
        }

        @Override
        public void result(WindowResult result) {
            collector.collect(result);
            if (result.pane() == Pane.ON_TIME && options.timeDomain() == io.tidemark.operators.TimeDomain.EVENT) {
                metrics.resultEmitted(System.nanoTime() - watermarkArrivalNanos);
            } else if (arrivalMillis != EventExtractor.UNKNOWN_ARRIVAL) {
                metrics.resultEmitted(Math.max(0, result.emittedAt() - arrivalMillis) * 1_000_000);
            }
        }

        @Override
        public void partial(Partial partial) {
            context.output(outputs.partials(), Contribution.of(partial));
        }

        @Override
        public void late(RefusedPair<T> pair) {
            context.output(outputs.late(), pair);
        }

        @Override
        public void overLimit(RefusedPair<T> pair) {
            context.output(outputs.overLimit(), pair);
        }

        @Override
        public void anomaly(Anomaly anomaly) {
            context.output(outputs.anomalies(), anomaly);
        }
    }
}
