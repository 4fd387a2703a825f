package io.tidemark.operators.windowing;

/**
 * Accounts for every (event, window) pair of one window definition: {@code assigned = onTime + lateAccepted + tooLate +
 * overLimit}, at every moment.
 *
 * <p>Written by the task thread only; a metric reporter may read a value that is one update old.
 */
public final class PairLedger {

    /** Pairs that windows took before their time had passed. */
    public long onTime;
    /** Pairs that windows took after their time had passed. */
    public long lateAccepted;
    /** Pairs refused because they came too late. */
    public long tooLate;
    /** Pairs refused because the key held too many windows. */
    public long overLimit;

    /** All pairs. */
    public long assigned() {
        return onTime + lateAccepted + tooLate + overLimit;
    }

    /** Adds another ledger's counts to this one. */
    public void add(PairLedger other) {
        onTime += other.onTime;
        lateAccepted += other.lateAccepted;
        tooLate += other.tooLate;
        overLimit += other.overLimit;
    }
}
