package io.tidemark.job.output;

import java.io.IOException;
import org.apache.flink.streaming.api.functions.sink.filesystem.PartFileInfo;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.CheckpointRollingPolicy;

/** Begins a new part file at each checkpoint, so that what a checkpoint covers becomes visible, and at a size. */
final class PartRolling<T> extends CheckpointRollingPolicy<T, String> {

    private static final long serialVersionUID = 1L;

    private static final long MAX_PART_BYTES = 128L << 20;

    @Override
    public boolean shouldRollOnEvent(PartFileInfo<String> part, T element) throws IOException {
        return part.getSize() >= MAX_PART_BYTES;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo<String> part, long currentTime) {
        return false;
    }
}
