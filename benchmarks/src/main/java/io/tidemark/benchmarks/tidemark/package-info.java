/** Tidemark as an engine. */
package io.tidemark.benchmarks.tidemark;
