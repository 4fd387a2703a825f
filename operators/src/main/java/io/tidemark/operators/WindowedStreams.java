package io.tidemark.operators;

import io.tidemark.operators.statistics.SubtaskReport;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes out of windowed statistics.
 *
 * @param results one record a pane, of windows and roll-ups
 * @param late pairs of an event and a window that came too late, one record a pair
 * @param overLimit pairs refused because their key held too many windows, one record a pair
 * @param reports running totals of the subtasks; empty unless asked for
 * @param anomalies values that a detector found out of line with those before them
 * @param <T> the events of the stream
 */
public record WindowedStreams<T>(
        DataStream<WindowResult> results,
        DataStream<RefusedPair<T>> late,
        DataStream<RefusedPair<T>> overLimit,
        DataStream<SubtaskReport> reports,
        DataStream<Anomaly> anomalies) {}
