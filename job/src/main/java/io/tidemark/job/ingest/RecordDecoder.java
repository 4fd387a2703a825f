package io.tidemark.job.ingest;

/**
 * Turns a record's bytes into an event or a rejection; it never throws.
 *
 * <p>Checks in this order: the record is well formed, the key, the time, the value, and last the time against the wall
 * clock. A decoder keeps working storage, so each thread has its own.
 */
public interface RecordDecoder {

    /** Longest record in bytes; a longer one is malformed. */
    int MAX_RECORD_BYTES = 1 << 20;

    /** Deepest nesting of objects and arrays, the record itself being level 1; a deeper record is malformed. */
    int MAX_DEPTH = 100;

    /**
     * @param record the bytes; kept in the result, so the caller must not change them afterwards
     * @param nowMillis the wall clock, in milliseconds since the epoch
     */
    Ingested decode(byte[] record, Origin origin, long nowMillis);
}
