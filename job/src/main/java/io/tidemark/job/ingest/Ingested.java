package io.tidemark.job.ingest;

/** What became of one record of the source: an event to window or a rejection to report. Instances never change. */
public sealed interface Ingested permits Event, Rejection {

    /** Where the record came from. */
    Origin origin();

    /** The record's bytes as they came; not a copy, do not write to it. */
    byte[] raw();
}
