package io.tidemark.benchmarks.latency;

import java.util.Arrays;
import java.util.Collection;

/** Times in milliseconds, in order. */
final class Latencies {

    private final long[] sortedMillis;

    private Latencies(long[] sortedMillis) {
        this.sortedMillis = sortedMillis;
    }

    /** At least one. */
    static Latencies of(Collection<Long> millis) {
        if (millis.isEmpty()) {
            throw new IllegalArgumentException("no latencies");
        }
        long[] sorted = millis.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /**
     * The nearest rank: the least time that so many of a hundred do not exceed.
     *
     * @param percent above 0, at most 100
     */
    long percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sortedMillis.length);
        return sortedMillis[Math.max(1, rank) - 1];
    }

    long max() {
        return sortedMillis[sortedMillis.length - 1];
    }
}
