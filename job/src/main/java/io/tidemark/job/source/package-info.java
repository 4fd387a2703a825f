/**
 * Flink sources for files and for generated records, on one small framework.
 *
 * <p>A split is a position in one file or in one share of the generated records. A
 * {@link io.tidemark.job.source.CursorReader} reads its splits in turn on the task's own thread, each through a
 * {@link io.tidemark.job.source.Cursor} and into an output of its own, so that Flink keeps a watermark for each split.
 * An {@link io.tidemark.job.source.AssigningEnumerator} spreads the splits over the readers.
 */
package io.tidemark.job.source;
