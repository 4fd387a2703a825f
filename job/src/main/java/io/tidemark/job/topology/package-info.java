/**
 * The job: sources, ingestion, windows, statistics and outputs put together from a pipeline's configuration.
 *
 * <p>One event's way: source (decode, validate, watermark) → {@link io.tidemark.job.topology.IngestOperator} (count, part
 * events from rejections) → window operator (assign, judge, update, trigger, fire) → outputs (encode, write).
 */
package io.tidemark.job.topology;
