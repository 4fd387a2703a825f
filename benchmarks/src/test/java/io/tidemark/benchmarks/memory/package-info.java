/** How much memory state takes; here, and not beside the other measurements, as it needs Flink's operator harness. */
package io.tidemark.benchmarks.memory;
