/** The floor: what one thread can do with the same accumulators and nothing else. */
package io.tidemark.benchmarks.loop;
