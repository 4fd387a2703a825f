package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When events leave the operator in front of the shuffle, and when it does not batch at all. */
class BatchingOperatorTest {

    private static final BatchPlan PLAN = Plans.of(Plans.tumbling(10));

    private OneInputStreamOperatorTestHarness<Reading, Contribution<Reading>> harness;

    private void create(BatchPlan plan) throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new BatchingOperator<>(plan, new ReadingExtractor()), ReadingSerializer.INSTANCE);
        harness.setup(new ContributionSerializer<>(ReadingSerializer.INSTANCE, plan.targets()));
    }

    private void start(BatchPlan plan) throws Exception {
        create(plan);
        harness.open();
    }

    /** Restores another operator from what this one keeps. */
    private void restoreAs(BatchPlan plan) throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        create(plan);
        harness.initializeState(state);
        harness.open();
    }

    private void event(long time) throws Exception {
        harness.processElement(new StreamRecord<>(new Reading("a", time, time)));
    }

    /** What has come out since the last call. */
    private List<String> out() {
        List<String> texts = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            texts.add(text(element));
        }
        harness.getOutput().clear();
        return texts;
    }

    @SuppressWarnings("unchecked") // all records are contributions
    private static String text(Object element) {
        if (element instanceof Watermark watermark) {
            return "watermark " + watermark.getTimestamp();
        } else if (element instanceof WatermarkStatus status) {
            return status.isIdle() ? "idle" : "active";
        }
        Contribution<Reading> contribution = ((StreamRecord<Contribution<Reading>>) element).getValue();
        if (contribution.isBatch()) {
            return "batch "
                    + SentBatch.of(
                                    contribution.key(),
                                    contribution.target(),
                                    contribution.batch(),
                                    contribution.arrivalMillis())
                            .values();
        }
        return "event " + contribution.event().time();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aBatchLeavesBeforeTheWatermarkThatPassesIt() throws Exception {
        start(PLAN);
        event(1);
        event(2);
        event(15);
        harness.processWatermark(8);
        assertThat(out()).containsExactly("watermark 8");
        harness.processWatermark(9);
        assertThat(out()).containsExactly("batch [1.0, 2.0]", "watermark 9");
        event(9);
        assertThat(out()).as("late, and so on its own").containsExactly("event 9");
    }

    @Test
    void allBatchesLeaveBeforeABarrier() throws Exception {
        start(PLAN);
        event(1);
        event(15);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(out()).containsExactlyInAnyOrder("batch [1.0]", "batch [15.0]");
        event(2);
        assertThat(out()).as("and it goes on batching").isEmpty();
    }

    @Test
    void allBatchesLeaveBeforeTheStreamIsIdleAndEventsComeAloneFromThenOn() throws Exception {
        start(PLAN);
        event(1);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        assertThat(out()).containsExactly("batch [1.0]", "idle");
        event(2);
        assertThat(out()).containsExactly("event 2");
        harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
        event(25);
        assertThat(out()).as("other subtasks' watermarks may be ahead").containsExactly("active", "event 25");
    }

    @Test
    void theEndOfTheInputLetsAllBatchesGo() throws Exception {
        start(PLAN);
        event(1);
        event(15);
        harness.endInput();
        assertThat(out()).containsExactlyInAnyOrder("batch [1.0]", "batch [15.0]");
    }

    @Test
    void unalignedCheckpointsLetEventsComeAloneForTheyKeepWhatTravels() throws Exception {
        create(PLAN);
        Configuration job = harness.getEnvironment().getJobConfiguration();
        job.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        job.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
        harness.open();
        event(1);
        harness.processWatermark(9);
        assertThat(out()).containsExactly("event 1", "watermark 9");
    }

    @Test
    void aPlanWithAnObstacleLetsEventsComeAlone() throws Exception {
        start(BatchPlan.OFF);
        event(1);
        assertThat(out()).containsExactly("event 1");
        harness.prepareSnapshotPreBarrier(1);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        harness.endInput();
        assertThat(out()).containsExactly("idle");
    }

    @Test
    void afterARestoreEventsUpToTheWatermarkOfBeforeComeAlone() throws Exception {
        start(PLAN);
        harness.processWatermark(24);
        event(31);
        restoreAs(PLAN);
        event(5);
        event(19);
        assertThat(out()).as("their windows have closed before").containsExactly("event 5", "event 19");
        event(20);
        event(31);
        assertThat(out()).isEmpty();
        harness.processWatermark(3);
        event(12);
        assertThat(out()).as("the watermark comes from far behind").containsExactly("watermark 3", "event 12");
        harness.processWatermark(29);
        assertThat(out()).containsExactly("batch [20.0]", "watermark 29");
    }

    @Test
    void theNewestWatermarkOfAllSubtasksCountsAfterARestore() throws Exception {
        start(PLAN);
        harness.processWatermark(14);
        OperatorSubtaskState behind = harness.snapshot(1, 1);
        harness.close();
        start(PLAN);
        harness.processWatermark(44);
        OperatorSubtaskState ahead = harness.snapshot(1, 1);
        harness.close();
        create(PLAN);
        harness.initializeState(AbstractStreamOperatorTestHarness.repackageState(behind, ahead));
        harness.open();
        event(39);
        assertThat(out()).containsExactly("event 39");
        event(40);
        assertThat(out()).isEmpty();
    }

    @Test
    void aRestoreWithoutItsStateLetsAllEventsComeAloneUntilTheNext() throws Exception {
        create(PLAN);
        harness.initializeState(OperatorSubtaskState.builder().build());
        harness.open();
        harness.processWatermark(4);
        event(1005);
        assertThat(out()).containsExactly("watermark 4", "event 1005");
        restoreAs(PLAN);
        event(1019);
        assertThat(out())
                .as("the window of the event that came alone ends at 1010")
                .isEmpty();
    }

    @Test
    void eventsThatWereNotBatchedKeepTheirWindowsFromBatchesAfterARestore() throws Exception {
        BatchPlan refused = Plans.of(Plans.options(4), Plans.tumbling(10));
        assertThat(refused.isPossible()).isFalse();
        start(refused);
        event(57);
        restoreAs(PLAN);
        event(3);
        event(59);
        event(66);
        assertThat(out()).containsExactly("event 3", "event 59");
        harness.processWatermark(69);
        assertThat(out()).containsExactly("batch [66.0]", "watermark 69");
    }
}
