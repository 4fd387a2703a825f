/**
 * From the bytes of a record to an {@link io.tidemark.job.ingest.Event} or a {@link io.tidemark.job.ingest.Rejection}.
 *
 * <p>All of it happens inside the source, before the watermark generator, so that nothing that validation refuses can
 * move a watermark. A {@link io.tidemark.job.ingest.RecordDecoder} never throws: whatever the bytes are, exactly one
 * {@link io.tidemark.job.ingest.Ingested} comes out, with the original bytes and where they came from.
 */
package io.tidemark.job.ingest;
