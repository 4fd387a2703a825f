/** Records as JSON, and the sinks that take them: part files, the console, nothing. */
package io.tidemark.job.output;
