package io.tidemark.job.ingest;

import java.util.Arrays;
import java.util.Objects;

/**
 * A record that never reaches a window, and why.
 *
 * @param message for a person: what was found, where, what was expected
 * @param raw the record as it came; of a line over {@link RecordDecoder#MAX_RECORD_BYTES} its first bytes
 * @param rejectedAtMillis wall clock, in milliseconds since the epoch
 */
// The bytes are compared by content below, and copies of every rejected record would buy nothing.
@SuppressWarnings("ArrayRecordComponent")
public record Rejection(RejectionReason reason, String message, Origin origin, byte[] raw, long rejectedAtMillis)
        implements Ingested {

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * The rejection of a record of more than {@link RecordDecoder#MAX_RECORD_BYTES}.
     *
     * @param raw the record or its first bytes
     * @param length bytes of the whole record
     */
    public static Rejection tooLong(byte[] raw, long length, Origin origin, long nowMillis) {
        return tooLong(raw, length, RecordDecoder.MAX_RECORD_BYTES, origin, nowMillis);
    }

    /**
     * The rejection of a record of more than {@code maxBytes}.
     *
     * @param raw the record or its first bytes
     * @param length bytes of the whole record
     */
    public static Rejection tooLong(byte[] raw, long length, long maxBytes, Origin origin, long nowMillis) {
        String kept = raw.length < length ? "; the first " + raw.length + " are kept" : "";
        return new Rejection(
                RejectionReason.MALFORMED,
                "the record has " + length + " bytes, the limit is " + maxBytes + kept,
                origin,
                raw,
                nowMillis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rejection that
                && reason == that.reason
                && message.equals(that.message)
                && origin.equals(that.origin)
                && Arrays.equals(raw, that.raw)
                && rejectedAtMillis == that.rejectedAtMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, message, origin);
    }

    @Override
    public String toString() {
        return "Rejection[" + reason.wireText() + " from " + origin + ": " + message + "]";
    }
}
