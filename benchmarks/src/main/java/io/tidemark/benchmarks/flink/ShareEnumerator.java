package io.tidemark.benchmarks.flink;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each reader its one share as soon as it is there. Runs take no checkpoints, so nothing is ever given back. */
final class ShareEnumerator implements SplitEnumerator<Share, Share> {

    private final SplitEnumeratorContext<Share> context;

    ShareEnumerator(SplitEnumeratorContext<Share> context) {
        this.context = context;
    }

    @Override
    public void addReader(int subtask) {
        context.assignSplit(new Share(subtask), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void start() {
        // Shares are given as readers come.
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Nobody asks: a reader has its share from the start.
    }

    @Override
    public void addSplitsBack(List<Share> splits, int subtask) {
        throw new IllegalStateException("a source failed; a run is not to go on after a failure");
    }

    @Override
    public Share snapshotState(long checkpoint) {
        throw new UnsupportedOperationException("runs take no checkpoints");
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
