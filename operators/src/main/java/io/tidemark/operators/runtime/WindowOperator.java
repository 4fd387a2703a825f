package io.tidemark.operators.runtime;

import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.batching.BatchTarget;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.rollup.WindowStage;
import io.tidemark.operators.state.CachedWindowStore;
import io.tidemark.operators.state.KeyStatisticsSerializer;
import io.tidemark.operators.state.KeyedStatisticsStore;
import io.tidemark.operators.state.KeyedWindowStore;
import io.tidemark.operators.state.LiveWindowSerializer;
import io.tidemark.operators.state.WindowIdSerializer;
import io.tidemark.operators.statistics.ReportTicker;
import io.tidemark.operators.statistics.SubtaskReport;
import io.tidemark.operators.windowing.KeyStatistics;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.SliceGroup;
import io.tidemark.operators.windowing.StatisticsStore;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs a {@link WindowFunction} and adds what a function cannot do: keep a state value for each key and window, note
 * when a watermark arrives, and report the subtask's totals without a key.
 *
 * @param <T> the events of the stream
 */
public final class WindowOperator<T> extends KeyedProcessOperator<String, Contribution<T>, WindowResult>
        implements BoundedOneInput {

    /** Name of the operator in reports, where its windows take events. */
    public static final String REPORTER = "windows";
    /** Name of the operator in reports, where its windows take partials; the number of the stage follows. */
    private static final String ROLL_UPS_REPORTER = "rollups-";

    /**
     * State backends that keep windows as bytes, by Flink's name of their type: they gain from a cache, and keep no reference
     * to the objects that it goes on changing.
     */
    private static final Set<String> CACHED_BACKENDS = Set.of("rocksdb");

    /** Keys that a watermark looks at for changes to flush: few enough that the next events do not wait for long. */
    private static final int KEYS_FLUSHED_AT_WATERMARK = 128;

    private final WindowFunction<T> function;
    private final WindowOutputs<T> outputs;
    private final long reportIntervalMillis;
    private final long stateCacheBytes;

    private transient ReportTicker ticker;
    /** {@code null} where the state backend does without. */
    private transient CachedWindowStore cache;

    /**
     * @param stage what is computed
     * @param groups those of the definitions that share slices; none of them has to
     * @param targets of the batches that come; none where all events come one by one
     * @param running what keys remember across their windows
     * @param reportIntervalMillis interval of reports, 0 for none
     * @param stateCacheBytes bound of the windows kept in memory in front of RocksDB, 0 for none
     */
    public WindowOperator(
            String pipeline,
            WindowStage stage,
            List<SliceGroup> groups,
            List<BatchTarget> targets,
            WindowingOptions options,
            RunningDefinitions running,
            EventExtractor<T> extractor,
            WindowOutputs<T> outputs,
            long reportIntervalMillis,
            long stateCacheBytes) {
        this(
                new WindowFunction<>(pipeline, stage, groups, targets, options, running, extractor, outputs),
                outputs,
                reportIntervalMillis,
                stateCacheBytes);
    }

    private WindowOperator(
            WindowFunction<T> function, WindowOutputs<T> outputs, long reportIntervalMillis, long stateCacheBytes) {
        super(function);
        this.function = function;
        this.outputs = outputs;
        this.reportIntervalMillis = reportIntervalMillis;
        this.stateCacheBytes = stateCacheBytes;
    }

    /** The name in reports of the operator of a stage. */
    public static String reporter(int stage) {
        return stage == 0 ? REPORTER : ROLL_UPS_REPORTER + stage;
    }

    /** The newest watermark of each subtask in checkpoints and savepoints, a union list state. */
    public static ListStateDescriptor<Long> watermarkDescriptor() {
        return SubtaskState.watermarkDescriptor();
    }

    @Override
    public void open() throws Exception {
        FlinkTimers timers = new FlinkTimers(timerService());
        KeyedWindowStore store = windowStore();
        if (usesCache()) {
            cache = new CachedWindowStore(store, this, timers, stateCacheBytes);
        }
        if (function.needsStatisticsStore()) {
            function.useStatisticsStore(statisticsStore());
        }
        // What keys remember has timers of its own, which may be those of windows, too: one service must know of both.
        boolean cachesTimers = cache != null && !function.needsStatisticsStore();
        function.use(cache == null ? store : cache, cachesTimers ? cache.timers() : timers, timers);
        super.open();
        if (function.adoptsKeys()) {
            adoptKeys();
        }
        if (function.adoptsStatistics()) {
            adoptStatistics();
        }
        ticker = new ReportTicker(
                outputs.reports(), reportIntervalMillis, getProcessingTimeService(), output, this::report);
        ticker.start();
    }

    /** One walk over all keys, at a restore under a changed configuration only: no later event then has to look for leftovers. */
    private void adoptKeys() throws Exception {
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        KeyedWindowStore.indexDescriptor(),
                        (key, index) -> function.adopt(key));
    }

    /** As {@link #adoptKeys}, over the keys that remember anything. */
    private void adoptStatistics() throws Exception {
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        KeyedStatisticsStore.descriptor(new KeyStatisticsSerializer(function.statisticsParts())),
                        (key, statistics) -> function.adoptStatistics(key));
    }

    /** The service that KeyedProcessOperator makes for itself: one name, one service. */
    private TimerService timerService() {
        return new SimpleTimerService(getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this));
    }

    @SuppressWarnings("unchecked") // as below
    private StatisticsStore statisticsStore() throws Exception {
        KeyStatisticsSerializer serializer = new KeyStatisticsSerializer(function.statisticsParts());
        ValueState<KeyStatistics> statistics =
                getOrCreateKeyedState(VoidNamespaceSerializer.INSTANCE, KeyedStatisticsStore.descriptor(serializer));
        ((InternalValueState<String, VoidNamespace, KeyStatistics>) statistics)
                .setCurrentNamespace(VoidNamespace.INSTANCE);
        return new KeyedStatisticsStore(statistics, serializer);
    }

    @SuppressWarnings("unchecked") // Flink's value states are internal ones, with the namespace they were made for
    private KeyedWindowStore windowStore() throws Exception {
        LiveWindowSerializer serializer = new LiveWindowSerializer(function.catalog(), function.definitionsInState());
        ValueState<LiveWindow> windows =
                getOrCreateKeyedState(WindowIdSerializer.INSTANCE, KeyedWindowStore.windowsDescriptor(serializer));
        ValueState<WindowIndex> index =
                getOrCreateKeyedState(VoidNamespaceSerializer.INSTANCE, KeyedWindowStore.indexDescriptor());
        ((InternalValueState<String, VoidNamespace, WindowIndex>) index).setCurrentNamespace(VoidNamespace.INSTANCE);
        return new KeyedWindowStore(
                (InternalValueState<String, WindowId, LiveWindow>) windows,
                index,
                serializer,
                getKeyedStateBackend() instanceof HeapKeyedStateBackend);
    }

    private boolean usesCache() {
        return stateCacheBytes > 0
                && CACHED_BACKENDS.contains(getKeyedStateBackend().getBackendTypeIdentifier());
    }

    /** With timers on the heap Flink saves them even before {@link #snapshotState}. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flushState();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    /** Flink takes its snapshot of the keyed state after this. */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        flushState();
        super.snapshotState(context);
    }

    /** Gives the state backend what it has not seen yet: from then on, until the next event or timer, it holds everything. */
    public void flushState() {
        if (cache != null) {
            cache.flush();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        function.watermarkArrives(mark.getTimestamp());
        if (cache != null) {
            fireCachedTimers(mark.getTimestamp());
        }
        super.processWatermark(mark);
        if (cache != null) {
            cache.flushSome(KEYS_FLUSHED_AT_WATERMARK);
        }
    }

    /** As Flink's timer service does with its own, and before it: what is registered meanwhile, it fires, or a later watermark. */
    private void fireCachedTimers(long watermark) throws Exception {
        InternalTimer<String, VoidNamespace> timer = cache.timers().due(watermark);
        while (timer != null) {
            setCurrentKey(timer.getKey());
            onEventTime(timer);
            timer = cache.timers().due(watermark);
        }
    }

    /**
     * The next stage is not told that a subtask is idle: its watermark would go on without it, and ahead of partials that have
     * yet to come. It loses nothing, as all subtasks here have the same inputs.
     */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (!function.stage().handsOn()) {
            super.processWatermarkStatus(status);
        }
    }

    /** The end of the input closes every window, also when the last watermark was lost on an idle input. */
    @Override
    public void endInput() throws Exception {
        if (!function.hasLastWatermark()) {
            processWatermark(Watermark.MAX_WATERMARK);
        }
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        ticker.sendLast();
    }

    @Override
    public void close() throws Exception {
        if (ticker != null) {
            ticker.stop();
        }
        super.close();
    }

    private SubtaskReport report(boolean last) {
        return new SubtaskReport(
                reporter(function.stage().number()),
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                last,
                function.statistics());
    }
}
