package io.tidemark.job.report;

/** A record that is counted and not drawn. */
enum OtherRecord implements OutputRecord {
    LATE,
    REJECTED,
    STATISTICS
}
