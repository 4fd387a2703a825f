/** The nine statistics twice: Tidemark's own composite, and what one would write with a well-kept sketch library. */
package io.tidemark.benchmarks.statistics;
