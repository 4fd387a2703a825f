package io.tidemark.operators.runtime;

import io.tidemark.operators.state.WindowCatalog;
import io.tidemark.operators.state.WindowCatalogSerializer;
import io.tidemark.operators.state.WindowLedgerSerializer;
import io.tidemark.operators.windowing.Lateness;
import io.tidemark.operators.windowing.WindowLedger;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * What a subtask of the window operator saves beside its keys. The ledgers are dealt out at a restore, so that their sum stays
 * the same; of everything else each subtask gets what all have saved, and takes the furthest.
 */
final class SubtaskState {

    private static final String LEDGER = "window-ledger";
    private static final String WATERMARK = "watermark";
    private static final String CATALOG = "window-definitions";
    private static final String DROPPED = "dropped-up-to";
    private static final String KEPT = "kept-millis";

    /** Whether what comes has been accepted already, and must not meet a watermark that is ahead of its sender's. */
    private final boolean takesPartials;

    private final ListState<WindowLedger> ledgers;
    private final ListState<Long> watermarks;
    private final ListState<WindowCatalog> catalogs;
    private final ListState<Long> droppedUpTo;
    private final ListState<Long> keptMillis;

    /**
     * @param takesPartials whether this is a stage behind the first. Unaligned checkpoints keep partials that are on their way,
     *     and subtasks are then not equally far: each partial has to find a watermark that has not passed it.
     */
    SubtaskState(OperatorStateStore store, boolean takesPartials) throws Exception {
        this.takesPartials = takesPartials;
        ledgers = store.getListState(new ListStateDescriptor<>(LEDGER, WindowLedgerSerializer.INSTANCE));
        watermarks = store.getUnionListState(watermarkDescriptor());
        catalogs = store.getUnionListState(new ListStateDescriptor<>(CATALOG, WindowCatalogSerializer.INSTANCE));
        droppedUpTo = store.getUnionListState(new ListStateDescriptor<>(DROPPED, LongSerializer.INSTANCE));
        keptMillis = store.getUnionListState(new ListStateDescriptor<>(KEPT, LongSerializer.INSTANCE));
    }

    /** The newest watermark of each subtask in checkpoints and savepoints. */
    static ListStateDescriptor<Long> watermarkDescriptor() {
        return new ListStateDescriptor<>(WATERMARK, LongSerializer.INSTANCE);
    }

    /** Adds what has been restored. */
    void restoreLedger(WindowLedger ledger) throws Exception {
        for (WindowLedger earlier : ledgers.get()) {
            ledger.add(earlier);
        }
    }

    /**
     * The newest watermark of any subtask, or the one that all have reached where they take partials; {@code Long.MIN_VALUE} for none.
     */
    long watermark() throws Exception {
        return reached(watermarks);
    }

    /** Up to which end windows have been dropped, by any subtask or by all as above; {@code Long.MIN_VALUE} for none. */
    long droppedUpTo() throws Exception {
        return reached(droppedUpTo);
    }

    /** How long windows have been kept after their end, {@code Long.MIN_VALUE} without restored state. */
    long keptMillis() throws Exception {
        return greatest(keptMillis);
    }

    /** The definitions whose windows have been restored, or {@code null} without restored state. */
    WindowCatalog catalog() throws Exception {
        Iterator<WindowCatalog> saved = catalogs.get().iterator();
        return saved.hasNext() ? saved.next() : null;
    }

    /** Makes these part of the checkpoint that is being taken. */
    void save(WindowLedger ledger, long watermark, WindowCatalog catalog, Lateness lateness) throws Exception {
        ledgers.update(List.of(ledger));
        watermarks.update(List.of(watermark));
        catalogs.update(List.of(catalog));
        droppedUpTo.update(List.of(lateness.droppedUpTo(watermark)));
        keptMillis.update(List.of(lateness.keptMillis()));
    }

    private long reached(ListState<Long> values) throws Exception {
        return takesPartials ? least(values) : greatest(values);
    }

    private static long least(ListState<Long> values) throws Exception {
        long least = Long.MAX_VALUE;
        boolean any = false;
        for (long value : values.get()) {
            least = Math.min(least, value);
            any = true;
        }
        return any ? least : Long.MIN_VALUE;
    }

    private static long greatest(ListState<Long> values) throws Exception {
        long greatest = Long.MIN_VALUE;
        for (long value : values.get()) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }
}
