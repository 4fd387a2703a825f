/** Flink SQL as an engine. */
package io.tidemark.benchmarks.sql;
