package io.tidemark.job.topology;

import io.tidemark.job.ingest.RejectionReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Accounts for every record a subtask has received: {@code received = accepted + rejected}, at every moment.
 *
 * <p>Written by the task thread only; a metric reporter may read a value that is one record old.
 */
final class IngestLedger {

    /** By the code of the reason. */
    private final long[] rejected = new long[Byte.MAX_VALUE];

    private long accepted;

    void accept() {
        accepted++;
    }

    void reject(RejectionReason reason) {
        rejected[reason.code()]++;
    }

    long accepted() {
        return accepted;
    }

    long rejected(RejectionReason reason) {
        return rejected[reason.code()];
    }

    /** Rejected records by reason, reasons without any left out. */
    Map<RejectionReason, Long> rejected() {
        Map<RejectionReason, Long> counts = new EnumMap<>(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            if (rejected(reason) > 0) {
                counts.put(reason, rejected(reason));
            }
        }
        return counts;
    }

    long received() {
        long received = accepted;
        for (long count : rejected) {
            received += count;
        }
        return received;
    }

    /** Adds counts of an earlier attempt, or of another subtask. */
    void add(long moreAccepted, Map<RejectionReason, Long> moreRejected) {
        accepted += moreAccepted;
        moreRejected.forEach((reason, count) -> rejected[reason.code()] += count);
    }
}
