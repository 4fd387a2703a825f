package io.tidemark.job.source;

import io.tidemark.job.ingest.Ingested;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads its splits in turn on the task's thread. When all of them wait it sleeps for a fixed while, without a thread
 * that spins or blocks. A reader that was dealt no splits marks its output idle, so that it holds back nobody's watermark;
 * not before, since a reader that has ended would then, alone, move the watermark to the end of time.
 */
final class CursorReader<S extends SourceSplit> implements SourceReader<Ingested, S> {

    /** With more splits than this each one lets go of its file at the end of its turn. */
    private static final int MAX_OPEN_SPLITS = 64;

    private record Reading<S extends SourceSplit>(Cursor<S> cursor, SourceOutput<Ingested> output) {}

    private final CursorFactory<S> cursors;
    private final Duration wait;
    private final List<S> added = new ArrayList<>();
    private final List<Reading<S>> readings = new ArrayList<>();
    private ScheduledExecutorService clock;
    private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);
    private int turn;
    private int waiting;
    private boolean dealt;
    private boolean noMoreSplits;
    private boolean idle;

    /**
     * @param wait how long to sleep when no cursor has anything to read
     */
    CursorReader(CursorFactory<S> cursors, Duration wait) {
        this.cursors = cursors;
        this.wait = wait;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Ingested> output) throws IOException {
        openAdded(output);
        if (readings.isEmpty()) {
            return withoutSplits(output);
        }
        Reading<S> reading = readings.get(turn);
        switch (reading.cursor().advance(reading.output())) {
            case AGAIN -> waiting = 0;
            case TURN_OVER -> {
                waiting = 0;
                if (readings.size() > MAX_OPEN_SPLITS) {
                    reading.cursor().release();
                }
                nextTurn();
            }
            case WAITING -> {
                waiting++;
                nextTurn();
                if (waiting >= readings.size()) {
                    waiting = 0;
                    sleep();
                    return InputStatus.NOTHING_AVAILABLE;
                }
            }
            case FINISHED -> {
                finish(reading, output);
                if (readings.isEmpty()) {
                    return withoutSplits(output);
                }
            }
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private void openAdded(ReaderOutput<Ingested> output) {
        if (added.isEmpty()) {
            return;
        }
        for (S split : added) {
            readings.add(new Reading<>(cursors.open(split), output.createOutputForSplit(split.splitId())));
        }
        added.clear();
        idle = false;
        waiting = 0;
    }

    private InputStatus withoutSplits(ReaderOutput<Ingested> output) {
        if (noMoreSplits) {
            return InputStatus.END_OF_INPUT;
        }
        if (dealt && !idle) {
            idle = true;
            output.markIdle();
        }
        available = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
    }

    private void nextTurn() {
        turn = (turn + 1) % readings.size();
    }

    private void finish(Reading<S> reading, ReaderOutput<Ingested> output) throws IOException {
        reading.cursor().close();
        output.releaseOutputForSplit(reading.cursor().split().splitId());
        readings.remove(turn);
        if (turn == readings.size()) {
            turn = 0;
        }
    }

    private void sleep() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "tidemark-source-clock");
                thread.setDaemon(true);
                return thread;
            });
        }
        CompletableFuture<Void> wakeUp = new CompletableFuture<>();
        available = wakeUp;
        var unused = clock.schedule(() -> wakeUp.complete(null), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<S> splits) {
        added.addAll(splits);
        available.complete(null);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof SplitsDealt) {
            dealt = true;
            available.complete(null);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        List<S> splits = new ArrayList<>(readings.size() + added.size());
        for (Reading<S> reading : readings) {
            splits.add(reading.cursor().split());
        }
        splits.addAll(added);
        return splits;
    }

    @Override
    public void close() throws IOException {
        if (clock != null) {
            clock.shutdownNow();
        }
        for (Reading<S> reading : readings) {
            reading.cursor().close();
        }
    }
}
