/** What the results should be, computed from all events by brute force. */
package io.tidemark.benchmarks.oracle;
