/**
 * Side-by-side measurements, not shipped: {@link io.tidemark.benchmarks.SideBySide} compares the throughput of Tidemark with
 * that of its peers. All get the same events, and every result is checked before a ratio is printed.
 */
package io.tidemark.benchmarks;
