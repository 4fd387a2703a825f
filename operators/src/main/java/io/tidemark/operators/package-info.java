/**
 * Windowed statistics as operators on Flink streams.
 *
 * <p>The way in is {@link io.tidemark.operators.WindowedStatistics}: it takes a stream, an {@link
 * io.tidemark.operators.EventExtractor} and window definitions, and returns the streams of results and of refused pairs.
 * The logic is in {@code windowing} and knows nothing of Flink's runtime; {@code state} keeps it in Flink's keyed state;
 * {@code runtime} is the shell that Flink drives.
 */
package io.tidemark.operators;
