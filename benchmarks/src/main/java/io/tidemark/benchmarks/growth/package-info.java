/** How costs grow. */
package io.tidemark.benchmarks.growth;
