package io.tidemark.job.report;

/** A line of a part file. */
sealed interface OutputRecord permits ResultPane, Anomaly, OtherRecord {}
