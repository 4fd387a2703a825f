/**
 * Side-by-side measurements, not shipped: {@link io.tidemark.benchmarks.WindowThroughput} compares the throughput of
 * Tidemark's window operator with that of Flink's own.
 *
 * <p>Both engines get the same events and watermarks from a source in the same process, compute the same statistics with the
 * same code, and must produce the same results before a time is printed.
 */
package io.tidemark.benchmarks;
