package io.tidemark.job.inspect;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.state.SavedWindow;
import io.tidemark.operators.state.SavedWindows;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** The live windows of a savepoint or checkpoint that somebody asks for, sorted by window, key and start. */
public final class Inspection {

    /** That of the windows over events first. */
    private final List<WindowSnapshot> snapshots;

    private Inspection(List<WindowSnapshot> snapshots) {
        this.snapshots = snapshots;
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
        return snapshots.get(0).checkpointId();
    }

    /** Names of the window definitions, in the order they were saved. */
    public List<String> windowNames() {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.windows().stream())
                .flatMap(saved -> saved.names().stream())
                .toList();
    }

    /**
     * For each saved window definition whose values these definitions cannot read, what differs.
     *
     * @param definitions those of a pipeline
     */
    public List<String> differences(List<WindowDefinition> definitions) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.windows().stream())
                .flatMap(saved -> saved.differences(definitions).stream())
                .toList();
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
        Selection selection = new Selection(limit);
        for (WindowSnapshot snapshot : snapshots) {
            if (snapshot.windows().isPresent()) {
                SavedWindows saved = snapshot.windows().get().withAggregatesOf(definitions);
                snapshot.forEach(
                        key, name -> window == null || window.equals(name), found -> selection.offer(found, saved));
            }
        }
        List<InspectedWindow> rows = new ArrayList<>();
        for (Found found : selection.sorted()) {
            rows.add(found.inspected());
        }
        return new InspectionReport(
                snapshots.get(0).watermark(),
                selection.seen,
                selection.keys,
                selection.matching,
                selection.anyKey,
                rows);
    }

    /** Where a window comes in the order of rows. */
    private record Place(String window, String key, long start, long end) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::window)
                .thenComparing(Place::key)
                .thenComparing(Place::start)
                .thenComparing(Place::end);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A window that was found, its values not yet computed. */
    private record Found(Place place, LiveWindow state, SavedWindows saved) {

        InspectedWindow inspected() throws UnreadableSnapshotException {
            try {
                return new InspectedWindow(
                        place.window(),
                        place.key(),
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
                        "cannot read the values of window " + place.window() + " of key " + place.key(), broken);
            }
        }
    }

    /** The first windows in order among those that match. */
    private static final class Selection {

        private final int limit;
        /** The last in order on top. */
        private final PriorityQueue<Found> first =
                new PriorityQueue<>(Comparator.comparing(Found::place).reversed());

        private long keys;
        private long seen;
        private long matching;
        private String anyKey;

        Selection(int limit) {
            this.limit = limit;
        }

        void offer(KeyReader.Key key, SavedWindows saved) {
            keys++;
            seen += key.windows();
            anyKey = key.key();
            for (SavedWindow window : key.read()) {
                WindowEntry entry = window.entry();
                offer(new Place(saved.nameOf(entry), key.key(), entry.start, entry.end), window, saved);
            }
        }

        /** Puts together only windows that are kept: where many overlap, that is most of the work. */
        private void offer(Place place, SavedWindow window, SavedWindows saved) {
            matching++;
            if (first.size() == limit) {
                if (place.compareTo(first.element().place()) > 0) {
                    return;
                }
                first.remove();
            }
            first.add(new Found(place, saved.compose(window), saved));
        }

        List<Found> sorted() {
            return first.stream().sorted(Comparator.comparing(Found::place)).toList();
        }
    }
}
