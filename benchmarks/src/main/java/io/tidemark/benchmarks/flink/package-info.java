/** What all engines on Flink have in common, and the window operator of Flink's own DataStream API. */
package io.tidemark.benchmarks.flink;
