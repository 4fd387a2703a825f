package io.tidemark.job.inspect;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.state.SavedWindows;
import io.tidemark.operators.windowing.LiveWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** The live windows of a savepoint or checkpoint that somebody asks for, sorted by window, key and start. */
public final class Inspection {

    private static final Comparator<Found> ORDER = Comparator.comparing(Found::window)
            .thenComparing(Found::key)
            .thenComparing(found -> found.state().start)
            .thenComparing(found -> found.state().end);

    private final WindowSnapshot snapshot;

    private Inspection(WindowSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Opens a savepoint or checkpoint.
     *
     * @param path path or URI of its folder or of its metadata file
     * @param scratch an empty folder for what reading needs on disk; the caller deletes it
     */
    public static Inspection open(String path, Path scratch) throws UnreadableSnapshotException {
        return new Inspection(WindowSnapshot.open(SnapshotPath.resolve(path), scratch));
    }

    /** Number of the checkpoint in its job. */
    public long checkpointId() {
        return snapshot.checkpointId();
    }

    /** Names of the window definitions, in the order they were saved. */
    public List<String> windowNames() {
        return snapshot.windows().map(SavedWindows::names).orElse(List.of());
    }

    /**
     * For each saved window definition whose values these definitions cannot read, what differs.
     *
     * @param definitions those of a pipeline
     */
    public List<String> differences(List<WindowDefinition> definitions) {
        return snapshot.windows().map(saved -> saved.differences(definitions)).orElse(List.of());
    }

    /**
     * Reads the windows; holds no more than those it returns, and one part of the state.
     *
     * @param window name of the definition, {@code null} for all
     * @param key which keys
     * @param limit most windows to return, the first in order
     * @param definitions whose aggregates compute values; may be empty
     * @throws UnreadableSnapshotException when the state is broken
     */
    public InspectionReport read(String window, Predicate<String> key, int limit, List<WindowDefinition> definitions)
            throws UnreadableSnapshotException {
        long watermark = snapshot.watermark();
        if (snapshot.windows().isEmpty()) {
            return new InspectionReport(watermark, 0, 0, 0, null, List.of());
        }
        SavedWindows saved = snapshot.windows().get().withAggregatesOf(definitions);
        Selection selection = new Selection(window, key, limit, saved);
        long keys = snapshot.forEach(selection::offer);
        List<InspectedWindow> rows = new ArrayList<>();
        for (Found found : selection.sorted()) {
            rows.add(found.inspected(saved));
        }
        return new InspectionReport(watermark, selection.seen, keys, selection.matching, selection.anyKey, rows);
    }

    /** A window that was found, its values not yet computed. */
    private record Found(String window, String key, LiveWindow state) {

        InspectedWindow inspected(SavedWindows saved) throws UnreadableSnapshotException {
            try {
                return new InspectedWindow(
                        window,
                        key,
                        state.start,
                        state.end,
                        state.count,
                        state.unfired,
                        state.nextPane,
                        state.closed,
                        state.minTime,
                        state.maxTime,
                        saved.values(state));
            } catch (RuntimeException broken) {
                throw new UnreadableSnapshotException(
                        "cannot read the values of window " + window + " of key " + key, broken);
            }
        }
    }

    /** The first windows in order among those that match. */
    private static final class Selection {

        private final String window;
        private final Predicate<String> keys;
        private final int limit;
        private final SavedWindows saved;
        /** The last in order on top. */
        private final PriorityQueue<Found> first = new PriorityQueue<>(ORDER.reversed());

        private long seen;
        private long matching;
        private String anyKey;

        Selection(String window, Predicate<String> keys, int limit, SavedWindows saved) {
            this.window = window;
            this.keys = keys;
            this.limit = limit;
            this.saved = saved;
        }

        void offer(String key, LiveWindow state) {
            seen++;
            anyKey = key;
            String name = saved.nameOf(state);
            if ((window != null && !window.equals(name)) || !keys.test(key)) {
                return;
            }
            matching++;
            first.add(new Found(name, key, state));
            if (first.size() > limit) {
                first.remove();
            }
        }

        List<Found> sorted() {
            return first.stream().sorted(ORDER).toList();
        }
    }
}
