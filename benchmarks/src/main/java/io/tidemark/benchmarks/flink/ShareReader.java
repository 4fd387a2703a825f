package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.SampleCursor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits a share, many events a call so that the source costs little, and stands still between the phases.
 *
 * @param <T> what is emitted
 */
final class ShareReader<T> implements SourceReader<T, Share> {

    private static final int EVENTS_PER_CALL = 512;

    private final Run run;
    private final EventMaker<T> maker;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private CompletableFuture<Void> available = assigned;
    private SampleCursor cursor;
    private boolean settled;

    ShareReader(Run run, EventMaker<T> maker) {
        this.run = run;
        this.maker = maker;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (!available.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (int i = 0; i < EVENTS_PER_CALL; i++) {
            if (!cursor.advance()) {
                return InputStatus.END_OF_INPUT;
            }
            if (settled) {
                run.measuringBegins();
                settled = false;
            }
            output.collect(maker.make(cursor), cursor.time());
            if (cursor.hasSettled()) {
                settled = true;
                available = run.settled();
                return InputStatus.NOTHING_AVAILABLE;
            }
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<Share> shares) {
        cursor = new SampleCursor(run.workload(), shares.get(0).number(), run.parallelism());
        assigned.complete(null);
    }

    @Override
    public void start() {
        // The share comes by itself.
    }

    @Override
    public List<Share> snapshotState(long checkpoint) {
        throw new UnsupportedOperationException("runs take no checkpoints");
    }

    @Override
    public void notifyNoMoreSplits() {
        // There never is more than one.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
