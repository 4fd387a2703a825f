package io.tidemark.operators.testing;

import io.tidemark.operators.Anomaly;
import io.tidemark.operators.EventExtractor;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.batching.ContributionKeys;
import io.tidemark.operators.batching.ContributionSerializer;
import io.tidemark.operators.rollup.WindowStage;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.KeyedWindowStore;
import io.tidemark.operators.state.WindowResultSerializer;
import io.tidemark.operators.statistics.SubtaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * A window operator at any parallelism, behind one subtask that batches events for it as in a job; driven step by step:
 * events, watermarks, the wall clock, restores, the end of the input. The wall clock starts at 0, the watermark at none.
 *
 * @param <T> the events
 */
public final class WindowHarness<T> implements AutoCloseable {

    static final int MAX_PARALLELISM = 128;

    private WindowedStatistics<T> statistics;
    private final ContributionKeys<T> keys;
    private final WindowOutputs<T> outputs;
    private final Supplier<StateBackend> stateBackend;
    private final List<WindowResult> results = new ArrayList<>();
    private final List<RefusedPair<T>> late = new ArrayList<>();
    private final List<RefusedPair<T>> overLimit = new ArrayList<>();
    private final List<SubtaskReport> reports = new ArrayList<>();
    private final List<Anomaly> anomalies = new ArrayList<>();

    private final TypeSerializer<T> events;
    private OneInputStreamOperatorTestHarness<T, Contribution<T>> front;
    private List<KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult>> subtasks;
    /** Those of roll-ups, each taking the partials of the one before; none without roll-ups. */
    private List<StageHarness<T>> stages;

    private long processingTime;
    private long checkpoint;

    /** A harness with one subtask and state on the heap. */
    public WindowHarness(WindowedStatistics<T> statistics, EventExtractor<T> extractor, TypeSerializer<T> events)
            throws Exception {
        this(statistics, extractor, events, 1, HashMapStateBackend::new);
    }

    /**
     * @param extractor the one that {@code statistics} uses
     * @param parallelism number of subtasks
     * @param stateBackend makes a state backend for each subtask
     */
    public WindowHarness(
            WindowedStatistics<T> statistics,
            EventExtractor<T> extractor,
            TypeSerializer<T> events,
            int parallelism,
            Supplier<StateBackend> stateBackend)
            throws Exception {
        this.statistics = statistics;
        this.keys = new ContributionKeys<>(extractor);
        this.outputs = WindowOutputs.of(events);
        this.events = events;
        this.stateBackend = stateBackend;
        this.front = startFront(null);
        this.subtasks = start(parallelism, null, 0);
        this.stages = startStages();
        for (StageHarness<T> stage : stages) {
            stage.start(parallelism, null, processingTime);
        }
    }

    private List<StageHarness<T>> startStages() {
        List<StageHarness<T>> started = new ArrayList<>();
        List<WindowStage> all = statistics.stages();
        for (WindowStage stage : all.subList(1, all.size())) {
            started.add(new StageHarness<>(() -> statistics.operator(stage, outputs), outputs, keys, stateBackend));
        }
        return started;
    }

    private OneInputStreamOperatorTestHarness<T, Contribution<T>> startFront(OperatorSubtaskState state)
            throws Exception {
        OneInputStreamOperatorTestHarness<T, Contribution<T>> started =
                new OneInputStreamOperatorTestHarness<>(statistics.batchingOperator(), events);
        started.setup(
                new ContributionSerializer<>(events, statistics.batchPlan().targets()));
        if (state != null) {
            started.initializeState(state);
        }
        started.open();
        return started;
    }

    private List<KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult>> start(
            int parallelism, OperatorSubtaskState state, int oldParallelism) throws Exception {
        List<KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult>> started = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            statistics.operator(outputs), keys, Types.STRING, MAX_PARALLELISM, parallelism, subtask);
            harness.setStateBackend(stateBackend.get());
            harness.setup(WindowResultSerializer.INSTANCE);
            harness.setProcessingTime(processingTime);
            if (state != null) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        state, MAX_PARALLELISM, oldParallelism, parallelism, subtask));
            }
            harness.open();
            started.add(harness);
        }
        return started;
    }

    /** Sends an event. */
    public void event(T event) throws Exception {
        front.processElement(new StreamRecord<>(event));
        forward();
        collect();
    }

    /** Moves the watermark of all subtasks. */
    public void watermark(long watermark) throws Exception {
        front.processWatermark(watermark);
        forward();
        collect();
    }

    /** Hands on what has come out in front of the shuffle: contributions to the subtask of their key, watermarks to all. */
    @SuppressWarnings("unchecked") // all records there are contributions
    private void forward() throws Exception {
        for (Object element = front.getOutput().poll();
                element != null;
                element = front.getOutput().poll()) {
            if (element instanceof StreamRecord<?> record) {
                Contribution<T> contribution = (Contribution<T>) record.getValue();
                int subtask = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        keys.getKey(contribution), MAX_PARALLELISM, subtasks.size());
                subtasks.get(subtask).processElement(new StreamRecord<>(contribution));
            } else if (element instanceof Watermark watermark) {
                for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
                    subtask.processWatermark(watermark);
                }
                forwardPartials();
                for (StageHarness<T> stage : stages) {
                    stage.watermark(watermark);
                    forwardPartials();
                }
            }
        }
    }

    /** Hands on what has been sent to roll-ups, stage by stage. */
    private void forwardPartials() throws Exception {
        if (stages.isEmpty()) {
            return;
        }
        List<Contribution<T>> partials = new ArrayList<>();
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            drain(subtask, outputs.partials(), partials);
        }
        for (StageHarness<T> stage : stages) {
            stage.take(partials);
            partials = stage.takePartials();
        }
    }

    /** Sets the wall clock of all subtasks. */
    public void processingTime(long time) throws Exception {
        processingTime = time;
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.setProcessingTime(time);
        }
        forwardPartials();
        for (StageHarness<T> stage : stages) {
            stage.processingTime(time);
            forwardPartials();
        }
        collect();
    }

    /** Takes a checkpoint, tears all subtasks down and restores them from it. */
    public void restore(int parallelism) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
        checkpoint++;
        front.prepareSnapshotPreBarrier(checkpoint);
        forward();
        forwardPartials();
        OperatorSubtaskState frontState = front.snapshot(checkpoint, checkpoint);
        for (int subtask = 0; subtask < states.length; subtask++) {
            subtasks.get(subtask).prepareSnapshotPreBarrier(checkpoint);
            states[subtask] = subtasks.get(subtask).snapshot(checkpoint, checkpoint);
        }
        List<StageState> stageStates = new ArrayList<>();
        for (StageHarness<T> stage : stages) {
            stageStates.add(stage.snapshot(checkpoint));
        }
        collect();
        close();
        front = startFront(frontState);
        OperatorSubtaskState state = AbstractStreamOperatorTestHarness.repackageState(states);
        subtasks = start(parallelism, state, states.length);
        stages = startStages();
        for (int stage = 0; stage < stages.size(); stage++) {
            // A stage that was not there before starts without state.
            StageState saved = stage < stageStates.size() ? stageStates.get(stage) : null;
            stages.get(stage).start(parallelism, saved, processingTime);
        }
        collect();
    }

    /** As {@link #restore(int)}, under another configuration: what a change between a savepoint and its restore does. */
    public void restore(int parallelism, WindowedStatistics<T> newStatistics) throws Exception {
        statistics = newStatistics;
        restore(parallelism);
    }

    /** Ends the input: every open window fires. */
    public void endOfInput() throws Exception {
        front.endInput();
        forward();
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.endInput();
            subtask.getOneInputOperator().finish();
        }
        forwardPartials();
        for (StageHarness<T> stage : stages) {
            stage.endOfInput();
            forwardPartials();
        }
        collect();
    }

    private void collect() throws Exception {
        forwardPartials();
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.extractOutputValues().forEach(results::add);
            subtask.getOutput().clear();
            drain(subtask, outputs.late(), late);
            drain(subtask, outputs.overLimit(), overLimit);
            drain(subtask, outputs.reports(), reports);
            drain(subtask, outputs.anomalies(), anomalies);
        }
        for (StageHarness<T> stage : stages) {
            results.addAll(stage.takeResults());
            reports.addAll(stage.takeReports());
        }
    }

    static <X, E> void drain(
            KeyedOneInputStreamOperatorTestHarness<String, E, WindowResult> subtask, OutputTag<X> tag, List<X> into) {
        Queue<StreamRecord<X>> queue = subtask.getSideOutput(tag);
        if (queue != null) {
            for (StreamRecord<X> record = queue.poll(); record != null; record = queue.poll()) {
                into.add(record.getValue());
            }
        }
    }

    /** Number of subtasks. */
    public int parallelism() {
        return subtasks.size();
    }

    /** Takes the results emitted since the last call. */
    public List<WindowResult> takeResults() {
        return take(results);
    }

    /** Takes the late pairs emitted since the last call. */
    public List<RefusedPair<T>> takeLate() {
        return take(late);
    }

    /** Takes the pairs over the limit of windows emitted since the last call. */
    public List<RefusedPair<T>> takeOverLimit() {
        return take(overLimit);
    }

    /** Takes the reports emitted since the last call: none, unless the statistics are to be reported. */
    public List<SubtaskReport> takeReports() {
        return take(reports);
    }

    /** Takes the anomalies emitted since the last call. */
    public List<Anomaly> takeAnomalies() {
        return take(anomalies);
    }

    private static <X> List<X> take(List<X> from) {
        List<X> taken = List.copyOf(from);
        from.clear();
        return taken;
    }

    /** Entries of keyed state in all subtasks: a live window is one, the index of a key is one, and so is what it remembers. */
    public int stateEntries() {
        int entries = stages.stream().mapToInt(StageHarness::stateEntries).sum();
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            entries += stateEntries(subtask);
        }
        return entries;
    }

    static int stateEntries(AbstractStreamOperatorTestHarness<WindowResult> subtask) {
        WindowOperator<?> operator = (WindowOperator<?>) subtask.getOperator();
        operator.flushState();
        KeyedStateBackend<?> backend = operator.getKeyedStateBackend();
        int entries = 0;
        for (String state : KeyedWindowStore.STATES) {
            try (Stream<?> keysOfState = backend.getKeysAndNamespaces(state)) {
                entries += Math.toIntExact(keysOfState.count());
            }
        }
        return entries;
    }

    /** Registered timers in all subtasks, on the watermark and on the wall clock. */
    public int timers() {
        return stages.stream().mapToInt(StageHarness::timers).sum()
                + subtasks.stream().mapToInt(WindowHarness::timers).sum();
    }

    static int timers(AbstractStreamOperatorTestHarness<WindowResult> subtask) {
        ((WindowOperator<?>) subtask.getOperator()).flushState();
        return subtask.numEventTimeTimers() + subtask.numProcessingTimeTimers();
    }

    @Override
    public void close() {
        close(front);
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            close(subtask);
        }
        stages.forEach(StageHarness::close);
    }

    static void close(AbstractStreamOperatorTestHarness<?> subtask) {
        try {
            subtask.close();
        } catch (Exception failure) {
            throw new IllegalStateException("cannot close a subtask of the harness", failure);
        }
    }
}
