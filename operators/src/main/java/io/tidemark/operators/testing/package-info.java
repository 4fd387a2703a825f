/**
 * Drives the production operator without a cluster, with time in the caller's hands: for a pipeline's own scenarios and for
 * tests. It stands on Flink's operator test harness, so it needs Flink's test jar of {@code flink-runtime} on the class path.
 */
package io.tidemark.operators.testing;
