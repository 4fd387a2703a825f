package io.tidemark.operators.testing;

import io.tidemark.operators.WindowResult;
import io.tidemark.operators.batching.Contribution;
import io.tidemark.operators.batching.ContributionKeys;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.runtime.WindowOutputs;
import io.tidemark.operators.state.WindowResultSerializer;
import io.tidemark.operators.statistics.SubtaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * The operator of one stage of roll-ups at any parallelism, behind a {@link WindowHarness}.
 *
 * @param <T> the events
 */
final class StageHarness<T> {

    private final Supplier<WindowOperator<T>> operator;
    private final WindowOutputs<T> outputs;
    private final ContributionKeys<T> keys;
    private final Supplier<StateBackend> stateBackend;
    private final List<KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult>> subtasks =
            new ArrayList<>();

    /**
     * @param operator makes one for each subtask
     */
    StageHarness(
            Supplier<WindowOperator<T>> operator,
            WindowOutputs<T> outputs,
            ContributionKeys<T> keys,
            Supplier<StateBackend> stateBackend) {
        this.operator = operator;
        this.outputs = outputs;
        this.keys = keys;
        this.stateBackend = stateBackend;
    }

    /**
     * @param saved {@code null} to start without state
     */
    void start(int parallelism, StageState saved, long processingTime) throws Exception {
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            operator.get(), keys, Types.STRING, WindowHarness.MAX_PARALLELISM, parallelism, subtask);
            harness.setStateBackend(stateBackend.get());
            harness.setup(WindowResultSerializer.INSTANCE);
            harness.setProcessingTime(processingTime);
            if (saved != null) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        saved.state(), WindowHarness.MAX_PARALLELISM, saved.parallelism(), parallelism, subtask));
            }
            harness.open();
            subtasks.add(harness);
        }
    }

    void take(List<Contribution<T>> partials) throws Exception {
        for (Contribution<T> partial : partials) {
            int subtask = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    keys.getKey(partial), WindowHarness.MAX_PARALLELISM, subtasks.size());
            subtasks.get(subtask).processElement(new StreamRecord<>(partial));
        }
    }

    void watermark(Watermark watermark) throws Exception {
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.processWatermark(watermark);
        }
    }

    void processingTime(long time) throws Exception {
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.setProcessingTime(time);
        }
    }

    void endOfInput() throws Exception {
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            subtask.endInput();
            subtask.getOneInputOperator().finish();
        }
    }

    StageState snapshot(long checkpoint) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
        for (int subtask = 0; subtask < states.length; subtask++) {
            subtasks.get(subtask).prepareSnapshotPreBarrier(checkpoint);
            states[subtask] = subtasks.get(subtask).snapshot(checkpoint, checkpoint);
        }
        return new StageState(AbstractStreamOperatorTestHarness.repackageState(states), states.length);
    }

    /** Takes what the stage has handed on since the last call. */
    List<Contribution<T>> takePartials() {
        List<Contribution<T>> partials = new ArrayList<>();
        subtasks.forEach(subtask -> WindowHarness.drain(subtask, outputs.partials(), partials));
        return partials;
    }

    /** Takes the results emitted since the last call. */
    List<WindowResult> takeResults() {
        List<WindowResult> results = new ArrayList<>();
        for (KeyedOneInputStreamOperatorTestHarness<String, Contribution<T>, WindowResult> subtask : subtasks) {
            results.addAll(subtask.extractOutputValues());
            subtask.getOutput().clear();
        }
        return results;
    }

    /** Takes the reports emitted since the last call. */
    List<SubtaskReport> takeReports() {
        List<SubtaskReport> reports = new ArrayList<>();
        subtasks.forEach(subtask -> WindowHarness.drain(subtask, outputs.reports(), reports));
        return reports;
    }

    int stateEntries() {
        return subtasks.stream().mapToInt(WindowHarness::stateEntries).sum();
    }

    int timers() {
        return subtasks.stream().mapToInt(WindowHarness::timers).sum();
    }

    void close() {
        subtasks.forEach(WindowHarness::close);
    }
}
