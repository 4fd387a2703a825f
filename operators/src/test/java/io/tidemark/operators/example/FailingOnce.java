package io.tidemark.operators.example;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Passes numbers on; from one of them on it waits for a checkpoint to complete and then fails, once in a process. */
final class FailingOnce extends RichMapFunction<Long, Long> implements CheckpointListener {

    private static final long serialVersionUID = 1;

    private static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final AtomicInteger CHECKPOINTS = new AtomicInteger();

    private final long from;

    /**
     * @param from the first number at which it may fail
     */
    FailingOnce(long from) {
        this.from = from;
    }

    /** Checkpoints that had completed when it failed. */
    static int checkpointsBefore() {
        return CHECKPOINTS.get();
    }

    @Override
    public Long map(Long number) {
        if (number >= from && CHECKPOINTS.get() > 0 && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("fails at " + number + " as it should, once");
        }
        return number;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        if (!FAILED.get()) {
            CHECKPOINTS.incrementAndGet();
        }
    }
}
