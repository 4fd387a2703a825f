/** One run of one engine: where sources wait, sinks leave their panes, and the clock is read. */
package io.tidemark.benchmarks.run;
