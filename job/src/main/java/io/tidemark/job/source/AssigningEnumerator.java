package io.tidemark.job.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.FlinkRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals splits out to readers in turn.
 *
 * <p>Nothing is dealt before every reader is there, and then everything at once: a reader that began with some of its
 * splits would move the watermark past the others. Splits of a failed reader come back and wait the same way. After a
 * restore readers have their splits from their own state; the enumerator only deals what is pending or new.
 */
final class AssigningEnumerator<S extends SourceSplit> implements SplitEnumerator<S, EnumeratorState<S>> {

    private static final Logger LOG = LoggerFactory.getLogger(AssigningEnumerator.class);

    /** The period that stands for discovering only once. */
    static final long ONCE = 0;

    private final SplitEnumeratorContext<S> context;
    private final SplitDiscovery<S> discovery;
    private final long discoverEveryMillis;
    private final Set<String> known;
    private final List<S> pending;
    /** Readers of a follower that know that splits have been dealt. */
    private final Set<Integer> told = new HashSet<>();

    private boolean discovered;
    private int dealt;

    /**
     * @param discoverEveryMillis the period of discovery, or {@link #ONCE}: then readers end with their last split
     */
    AssigningEnumerator(
            SplitEnumeratorContext<S> context,
            SplitDiscovery<S> discovery,
            long discoverEveryMillis,
            EnumeratorState<S> state) {
        this.context = context;
        this.discovery = discovery;
        this.discoverEveryMillis = discoverEveryMillis;
        this.known = new LinkedHashSet<>(state.known());
        this.pending = new ArrayList<>(state.pending());
        this.discovered = state.discovered();
        this.dealt = known.size() - pending.size();
    }

    @Override
    public void start() {
        int parallelism = context.currentParallelism();
        if (discoverEveryMillis != ONCE) {
            context.callAsync(() -> discovery.discover(parallelism), this::onDiscovered, 0, discoverEveryMillis);
        } else if (!discovered) {
            context.callAsync(() -> discovery.discover(parallelism), this::onDiscovered);
        }
    }

    private void onDiscovered(List<S> splits, Throwable failure) {
        if (failure != null) {
            onDiscoveryFailed(failure);
            return;
        }
        for (S split : splits) {
            if (known.add(split.splitId())) {
                pending.add(split);
            }
        }
        discovered = true;
        deal();
    }

    /** Periodic discovery just tries again. What does not exist now will not exist after a restart of the job either. */
    private void onDiscoveryFailed(Throwable failure) {
        if (discoverEveryMillis == ONCE) {
            throw failure instanceof FileNotFoundException
                    ? new SuppressRestartsException(failure)
                    : new FlinkRuntimeException("discovery of the source's splits failed", failure);
        }
        LOG.warn("Discovery failed and is tried again in {} ms", discoverEveryMillis, failure);
    }

    private void deal() {
        int parallelism = context.currentParallelism();
        if (!discovered || context.registeredReaders().size() < parallelism) {
            return;
        }
        Map<Integer, List<S>> hands = new HashMap<>();
        for (S split : pending) {
            hands.computeIfAbsent(Math.floorMod(dealt, parallelism), reader -> new ArrayList<>())
                    .add(split);
            dealt++;
        }
        pending.clear();
        if (!hands.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(hands));
        }
        for (int reader : context.registeredReaders().keySet()) {
            if (discoverEveryMillis == ONCE) {
                context.signalNoMoreSplits(reader);
            } else if (told.add(reader)) {
                context.sendEventToSourceReader(reader, new SplitsDealt());
            }
        }
    }

    @Override
    public void addReader(int subtaskId) {
        told.remove(subtaskId);
        deal();
    }

    @Override
    public void addSplitsBack(List<S> splits, int subtaskId) {
        pending.addAll(splits);
        dealt -= splits.size();
        deal();
    }

    /** Readers do not ask; splits are dealt to them. */
    @Override
    public void handleSplitRequest(int subtaskId, String requesterHostname) {}

    @Override
    public EnumeratorState<S> snapshotState(long checkpointId) {
        return new EnumeratorState<>(discovered, known, pending);
    }

    @Override
    public void close() throws IOException {}
}
