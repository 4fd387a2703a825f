/** Hazelcast Jet as an engine. */
package io.tidemark.benchmarks.jet;
