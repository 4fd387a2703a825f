package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.Pace;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.SampleCursor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
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
    private static final long PAUSE_NANOS = 100_000;

    private final Run run;
    private final EventMaker<T> maker;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private CompletableFuture<Void> available = assigned;
    private SampleCursor cursor;
    /** {@code null} when events come as fast as they are taken. */
    private final Pace pace;

    private boolean settled;
    private boolean resumed;

    ShareReader(Run run, EventMaker<T> maker) {
        this.run = run;
        this.maker = maker;
        this.pace = run.pace();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (!available.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (int i = 0; i < EVENTS_PER_CALL; i++) {
            if (pace != null && waits()) {
                return InputStatus.MORE_AVAILABLE;
            }
            if (!cursor.advance()) {
                return InputStatus.END_OF_INPUT;
            }
            if (settled) {
                run.measuringBegins();
                settled = false;
            }
            if (pace != null) {
                pace.sends(cursor.time());
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

    /** Waits for a moment when the turn of the next event has not come; the pace goes on when the phases change. */
    private boolean waits() {
        if (settled && !resumed) {
            resumed = true;
            pace.restart();
        }
        if (pace.isDue()) {
            return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return true;
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
