package io.tidemark.job.config;

/** How a source's records are written. */
public enum RecordFormat {
    /** One JSON object a record or line. */
    JSON,
    /** Lines of comma-separated values below a header line. */
    CSV
}
