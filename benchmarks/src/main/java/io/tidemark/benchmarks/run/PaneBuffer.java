package io.tidemark.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps panes in primitive arrays until they are checked: noting one costs nanoseconds and makes no garbage. */
public final class PaneBuffer {

    private static final int LONGS = 4;
    private static final int DOUBLES = 8;
    private static final int CHUNK = 4096;

    private final Run run;
    private final List<long[]> longs = new ArrayList<>();
    private final List<double[]> doubles = new ArrayList<>();
    private long[] lastLongs = {};
    private double[] lastDoubles = {};
    private int size;
    private long[] latencies = new long[16];
    private int latencyCount;

    PaneBuffer(Run run) {
        this.run = run;
    }

    /**
     * Takes a pane in.
     *
     * @param stddev of the sample; {@code NaN} when there is one event
     */
    public void add(
            int key,
            long start,
            long end,
            long count,
            double sum,
            double avg,
            double min,
            double max,
            double stddev,
            double p50,
            double p95,
            double p99) {
        int row = size % CHUNK;
        if (row == 0) {
            lastLongs = new long[CHUNK * LONGS];
            lastDoubles = new double[CHUNK * DOUBLES];
            longs.add(lastLongs);
            doubles.add(lastDoubles);
        }
        int at = row * LONGS;
        lastLongs[at] = key;
        lastLongs[at + 1] = start;
        lastLongs[at + 2] = end;
        lastLongs[at + 3] = count;
        at = row * DOUBLES;
        lastDoubles[at] = sum;
        lastDoubles[at + 1] = avg;
        lastDoubles[at + 2] = min;
        lastDoubles[at + 3] = max;
        lastDoubles[at + 4] = stddev;
        lastDoubles[at + 5] = p50;
        lastDoubles[at + 6] = p95;
        lastDoubles[at + 7] = p99;
        size++;
        long latency = run.arrived(end);
        if (latency >= 0) {
            if (latencyCount == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * latencyCount);
            }
            latencies[latencyCount++] = latency;
        }
    }

    /** Of each measured pane of a paced run: the time since its window could close, in nanoseconds. */
    public long[] latenciesNanos() {
        return Arrays.copyOf(latencies, latencyCount);
    }

    /** Number of panes. */
    public int size() {
        return size;
    }

    /** A pane, by the order of arrival. */
    public PaneRow row(int index) {
        long[] whole = longs.get(index / CHUNK);
        double[] fractional = doubles.get(index / CHUNK);
        int at = index % CHUNK * LONGS;
        int from = index % CHUNK * DOUBLES;
        return new PaneRow(
                (int) whole[at],
                whole[at + 1],
                whole[at + 2],
                whole[at + 3],
                fractional[from],
                fractional[from + 1],
                fractional[from + 2],
                fractional[from + 3],
                fractional[from + 4],
                fractional[from + 5],
                fractional[from + 6],
                fractional[from + 7]);
    }
}
