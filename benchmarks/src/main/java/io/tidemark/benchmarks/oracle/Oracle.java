package io.tidemark.benchmarks.oracle;

import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.workload.SampleCursor;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The true results of a workload, by brute force: all events in memory, each window's values picked and sorted. Shares no code
 * with any engine.
 */
public final class Oracle {

    private final String workload;
    /** Of key k: the panes from {@code first[k]} to {@code first[k + 1]}, ascending in start. */
    private final int[] first;

    private final TruePane[] panes;

    private Oracle(String workload, int[] first, TruePane[] panes) {
        this.workload = workload;
        this.first = first;
        this.panes = panes;
    }

    /** Computes all panes of a workload. */
    public static Oracle of(Workload workload) {
        return of(workload, KeyedEvents.of(workload.keys(), () -> new SampleCursor(workload)));
    }

    /** Computes all panes of these events in the windows of a workload. */
    static Oracle of(Workload workload, KeyedEvents events) {
        int[] first = new int[events.keys() + 1];
        List<TruePane> panes = new ArrayList<>();
        for (int key = 0; key < events.keys(); key++) {
            if (workload.shape() == WindowShape.SESSION) {
                sessions(events, key, workload.sizeMillis(), panes);
            } else {
                aligned(events, key, workload.sizeMillis(), workload.slideMillis(), panes);
            }
            first[key + 1] = panes.size();
        }
        return new Oracle(workload.name(), first, panes.toArray(new TruePane[0]));
    }

    /** Windows {@code [n * slide, n * slide + size)} that hold an event. */
    private static void aligned(KeyedEvents events, int key, int size, int slide, List<TruePane> panes) {
        int count = events.count(key);
        if (count == 0) {
            return;
        }
        int from = 0;
        int to = 0;
        long start = Math.floorDiv(events.time(key, 0) - size, slide) * slide + slide;
        for (; start <= events.time(key, count - 1); start += slide) {
            while (from < count && events.time(key, from) < start) {
                from++;
            }
            while (to < count && events.time(key, to) < start + size) {
                to++;
            }
            if (from < to) {
                panes.add(TruePane.of(start, start + size, events.values(key, from, to)));
            }
        }
    }

    /** A session ends a gap after its last event; an event at that moment still belongs to it. */
    private static void sessions(KeyedEvents events, int key, int gap, List<TruePane> panes) {
        int count = events.count(key);
        int from = 0;
        while (from < count) {
            int to = from + 1;
            while (to < count && events.time(key, to) - events.time(key, to - 1) <= gap) {
                to++;
            }
            panes.add(
                    TruePane.of(events.time(key, from), events.time(key, to - 1) + gap, events.values(key, from, to)));
            from = to;
        }
    }

    /** Number of windows whose end is above one time and at most another. */
    public long count(long endAbove, long endAtMost) {
        return Arrays.stream(panes)
                .filter(pane -> pane.end() > endAbove && pane.end() <= endAtMost)
                .count();
    }

    /**
     * Checks the panes of a run: each window once, each value right.
     *
     * @param engine for the message
     * @throws ResultMismatchException when something is wrong
     */
    public void check(String engine, List<PaneBuffer> found) throws ResultMismatchException {
        BitSet seen = new BitSet(panes.length);
        for (PaneBuffer buffer : found) {
            for (int i = 0; i < buffer.size(); i++) {
                PaneRow row = buffer.row(i);
                int place = place(row);
                if (place < 0 || !panes[place].accepts(row)) {
                    throw new ResultMismatchException(workload + ": " + engine + " has the wrong pane " + row
                            + (place < 0 ? ", there is no such window" : ", expected " + panes[place]));
                }
                if (seen.get(place)) {
                    throw new ResultMismatchException(workload + ": " + engine + " has the pane " + row + " twice");
                }
                seen.set(place);
            }
        }
        int missing = panes.length - seen.cardinality();
        if (missing > 0) {
            throw new ResultMismatchException(workload + ": " + engine + " lacks " + missing + " of " + panes.length
                    + " panes, the first is " + panes[seen.nextClearBit(0)]);
        }
    }

    private int place(PaneRow row) {
        if (row.key() < 0 || row.key() >= first.length - 1) {
            return -1;
        }
        int low = first[row.key()];
        int high = first[row.key() + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long start = panes[middle].start();
            if (start == row.start()) {
                return middle;
            }
            if (start < row.start()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
