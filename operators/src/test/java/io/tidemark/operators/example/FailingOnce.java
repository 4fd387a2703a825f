package io.tidemark.operators.example;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Passes numbers on; from one of them on it waits for a checkpoint to complete and then fails, once a job in a process. */
final class FailingOnce extends RichMapFunction<Long, Long> implements CheckpointListener {

    private static final long serialVersionUID = 1;

    /** Names of the jobs that have failed. */
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    private static final Map<String, Integer> CHECKPOINTS = new ConcurrentHashMap<>();

    private final String job;
    private final long from;

    /**
     * @param job unique among the jobs of the process
     * @param from the first number at which it may fail
     */
    FailingOnce(String job, long from) {
        this.job = job;
        this.from = from;
    }

    /** Checkpoints that had completed when a job failed. */
    static int checkpointsBefore(String job) {
        return CHECKPOINTS.getOrDefault(job, 0);
    }

    @Override
    public Long map(Long number) {
        if (number >= from && CHECKPOINTS.containsKey(job) && FAILED.add(job)) {
            throw new IllegalStateException("fails at " + number + " as it should, once");
        }
        return number;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        if (!FAILED.contains(job)) {
            CHECKPOINTS.merge(job, 1, Integer::sum);
        }
    }
}
