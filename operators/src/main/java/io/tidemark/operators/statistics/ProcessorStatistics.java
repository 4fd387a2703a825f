package io.tidemark.operators.statistics;

import io.tidemark.functions.sketch.DDSketch;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Running totals of a pipeline, or of one subtask of it. Missing counts are 0.
 *
 * <p>The names of counts are those of the statistics output: {@code received, accepted, late_accepted, too_late, over_limit,
 * windows_created, windows_fired, active_windows, active_keys}, {@code rejected.<reason>} and {@code
 * pairs.<window>.<on_time|late_accepted|too_late|over_limit>}; {@code anomalies} where the pipeline has detectors.
 */
public final class ProcessorStatistics {

    public static final String RECEIVED = "received";
    public static final String ACCEPTED = "accepted";
    public static final String REJECTED_PREFIX = "rejected.";
    public static final String LATE_ACCEPTED = "late_accepted";
    public static final String TOO_LATE = "too_late";
    public static final String OVER_LIMIT = "over_limit";
    public static final String WINDOWS_CREATED = "windows_created";
    public static final String WINDOWS_FIRED = "windows_fired";
    public static final String ACTIVE_WINDOWS = "active_windows";
    public static final String ACTIVE_KEYS = "active_keys";
    public static final String ANOMALIES = "anomalies";
    public static final String PAIRS_PREFIX = "pairs.";
    public static final String ON_TIME = "on_time";

    /** The watermark of a subtask that has none. */
    public static final long NO_WATERMARK = Long.MAX_VALUE;

    static final double LATENCY_ACCURACY = 0.01;
    static final int LATENCY_BINS = 2048;

    private final SortedMap<String, Long> counts;
    private final DDSketch latencies;
    private long watermark;

    /** Statistics of nothing. */
    public ProcessorStatistics() {
        this(new TreeMap<>(), NO_WATERMARK, newLatencies());
    }

    /**
     * @param counts by name; kept, not copied
     * @param watermark of the window operator, or {@link #NO_WATERMARK}
     * @param latencies of results, in milliseconds; kept, not copied
     */
    public ProcessorStatistics(SortedMap<String, Long> counts, long watermark, DDSketch latencies) {
        this.counts = counts;
        this.watermark = watermark;
        this.latencies = latencies;
    }

    /** A sketch for latencies in milliseconds. */
    public static DDSketch newLatencies() {
        return new DDSketch(LATENCY_ACCURACY, LATENCY_BINS);
    }

    /** All counts by name. */
    public SortedMap<String, Long> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** One count. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** All rejected events. */
    public long rejected() {
        long rejected = 0;
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            if (count.getKey().startsWith(REJECTED_PREFIX)) {
                rejected += count.getValue();
            }
        }
        return rejected;
    }

    /** The smallest watermark of the window operator's subtasks, or {@link #NO_WATERMARK}. */
    public long watermark() {
        return watermark;
    }

    /** Time from a window's readiness to its result, in milliseconds; do not change it. */
    public DDSketch latencies() {
        return latencies;
    }

    /**
     * A percentile of the result latency in milliseconds, or {@code NaN} before the first result.
     *
     * @param share of the results at or below it, 0 to 1
     */
    public double latencyMillis(double share) {
        long results = latencies.count();
        return results == 0 ? Double.NaN : latencies.valueAtRank((long) Math.floor(share * (results - 1)));
    }

    /** Adds a count. */
    public void add(String name, long count) {
        counts.merge(name, count, Long::sum);
    }

    /** Adds what another subtask counted. */
    public void add(ProcessorStatistics other) {
        other.counts.forEach(this::add);
        watermark = Math.min(watermark, other.watermark);
        latencies.merge(other.latencies);
    }
}
