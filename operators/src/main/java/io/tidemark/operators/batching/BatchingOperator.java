package io.tidemark.operators.batching;

import io.tidemark.functions.EventBatch;
import io.tidemark.functions.window.TimeMath;
import io.tidemark.operators.EventExtractor;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.api.writer.ResultPartitionWriter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batches events before the shuffle; chained to what makes them. It holds no event across a checkpoint, and passes events on
 * one by one where a batch could meet a watermark that is ahead of it:
 *
 * <ul>
 *   <li>when the plan has an obstacle, or checkpoints are unaligned and so keep what is between the subtasks;
 *   <li>once the subtask has been idle: meanwhile the window operator's watermark has moved on without it;
 *   <li>after a restore, for events at or behind the newest watermark of any subtask, which is what this operator keeps as its
 *       state; for all events until the next restart where the state was written without it.
 * </ul>
 *
 * <p>A watermark and what comes before it leave at once, whatever the timeout of network buffers is: windows that it closes wait
 * for nothing else.
 *
 * <p>Where it did not batch, what it keeps is where the windows of all events so far end: some may have been dropped for the
 * limit of windows, and only single events can be refused by them.
 *
 * @param <T> the events of the stream
 */
public final class BatchingOperator<T> extends AbstractStreamOperator<Contribution<T>>
        implements OneInputStreamOperator<T, Contribution<T>>, BoundedOneInput, BatchOutput {

    private static final Logger LOG = LoggerFactory.getLogger(BatchingOperator.class);
    private static final String WATERMARK = "watermark";

    private final BatchPlan plan;
    private final EventExtractor<T> extractor;

    private transient EventBatcher<T> batcher;
    private transient ListState<Long> savedWatermarks;
    /** None that the window operator holds is ahead of it, as long as this batches. */
    private transient long watermark;
    /** Where the last window ends of all events that did not go into batches because none does. */
    private transient long aloneUpTo;

    private transient boolean batches;
    private transient StreamRecord<Contribution<T>> record;
    private transient ResultPartitionWriter[] writers;

    public BatchingOperator(BatchPlan plan, EventExtractor<T> extractor) {
        this.plan = plan;
        this.extractor = extractor;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        savedWatermarks = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>(WATERMARK, LongSerializer.INSTANCE));
        watermark = Long.MIN_VALUE;
        aloneUpTo = Long.MIN_VALUE;
        batches = plan.isPossible();
        boolean knowsWatermark = !context.isRestored();
        for (long saved : savedWatermarks.get()) {
            watermark = Math.max(watermark, saved);
            knowsWatermark = true;
        }
        if (batches && !knowsWatermark) {
            stopBatching("the restored state does not say how far its watermarks were; the next checkpoint does");
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        record = new StreamRecord<>(null);
        Configuration job = getContainingTask().getEnvironment().getJobConfiguration();
        if (batches && CheckpointingOptions.isUnalignedCheckpointEnabled(job)) {
            stopBatching("checkpoints are unaligned");
        }
        batcher = batches ? new EventBatcher<>(plan, extractor, this) : null;
        writers = getContainingTask().getEnvironment().getAllWriters();
    }

    private void stopBatching(String reason) {
        batches = false;
        // The room that it has taken is not needed any more.
        batcher = null;
        LOG.info("From now on this subtask passes events on one by one until it restarts: {}.", reason);
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        T event = element.getValue();
        if (batches) {
            if (batcher.add(event, watermark)) {
                return;
            }
        } else if (plan.spanMillis() != BatchPlan.NO_TIME) {
            aloneUpTo = Math.max(aloneUpTo, TimeMath.add(extractor.time(event), plan.spanMillis()));
        }
        output.collect(element.replace(Contribution.of(event)));
    }

    @Override
    public void batch(String key, int target, EventBatch batch, long arrivalMillis) {
        output.collect(record.replace(Contribution.of(key, target, batch, arrivalMillis)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (batches) {
            batcher.flushBefore(mark.getTimestamp());
        }
        watermark = Math.max(watermark, mark.getTimestamp());
        super.processWatermark(mark);
        for (ResultPartitionWriter writer : writers) {
            writer.flushAll();
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (batches && status.isIdle()) {
            batcher.flush();
            stopBatching("it has been idle, so watermarks may be ahead of its own");
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        if (batches) {
            batcher.flush();
        }
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        savedWatermarks.update(List.of(Math.max(watermark, aloneUpTo)));
    }

    /** The input may end without a last watermark, on an idle subtask. */
    @Override
    public void endInput() {
        if (batches) {
            batcher.flush();
        }
    }
}
