/**
 * Looks into a savepoint or a retained checkpoint without a cluster: which windows are live in it, and what they hold.
 *
 * <p>{@link io.tidemark.job.inspect.SnapshotPath} finds it, {@link io.tidemark.job.inspect.WindowSnapshot} reads it by the
 * readers of Flink's State Processor API, {@link io.tidemark.job.inspect.Inspection} filters and sorts, and {@link
 * io.tidemark.job.inspect.InspectionTable} and {@link io.tidemark.job.inspect.InspectionEncoder} show it.
 */
package io.tidemark.job.inspect;
