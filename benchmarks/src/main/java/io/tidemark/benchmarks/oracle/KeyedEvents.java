package io.tidemark.benchmarks.oracle;

import io.tidemark.benchmarks.workload.EventCursor;
import java.util.Arrays;
import java.util.function.Supplier;

/** All events in memory, by key and time. */
final class KeyedEvents {

    private static final int INDEX_BITS = 32;

    /** Of key k: the events from {@code first[k]} to {@code first[k + 1]}, ascending in time. */
    private final int[] first;

    private final long[] times;
    private final double[] values;

    private KeyedEvents(int[] first, long[] times, double[] values) {
        this.first = first;
        this.times = times;
        this.values = values;
    }

    /**
     * Reads all events, twice.
     *
     * @param cursors makes cursors at the first event
     */
    static KeyedEvents of(int keys, Supplier<? extends EventCursor> cursors) {
        int[] first = new int[keys + 1];
        long earliest = Long.MAX_VALUE;
        for (EventCursor cursor = cursors.get(); cursor.advance(); ) {
            first[cursor.key() + 1]++;
            earliest = Math.min(earliest, cursor.time());
        }
        for (int key = 0; key < keys; key++) {
            first[key + 1] += first[key];
        }
        int events = first[keys];
        int[] filled = Arrays.copyOf(first, keys);
        // Time since the earliest in the upper half, place in the lower half: sorting the one carries the other along.
        long[] order = new long[events];
        double[] unsorted = new double[events];
        for (EventCursor cursor = cursors.get(); cursor.advance(); ) {
            int at = filled[cursor.key()]++;
            order[at] = (cursor.time() - earliest) << INDEX_BITS | at;
            unsorted[at] = cursor.value();
        }
        for (int key = 0; key < keys; key++) {
            Arrays.sort(order, first[key], first[key + 1]);
        }
        double[] values = new double[events];
        for (int i = 0; i < events; i++) {
            values[i] = unsorted[(int) order[i]];
            order[i] = earliest + (order[i] >>> INDEX_BITS);
        }
        return new KeyedEvents(first, order, values);
    }

    int keys() {
        return first.length - 1;
    }

    /** Number of the key's events. */
    int count(int key) {
        return first[key + 1] - first[key];
    }

    /** Time of the key's n-th event. */
    long time(int key, int n) {
        return times[first[key] + n];
    }

    /** The values of the key's events from the n-th up to, but not including, the m-th. */
    double[] values(int key, int n, int m) {
        return Arrays.copyOfRange(values, first[key] + n, first[key] + m);
    }
}
