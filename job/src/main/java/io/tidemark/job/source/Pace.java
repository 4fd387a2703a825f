package io.tidemark.job.source;

/**
 * When generated records are due: record i comes i / rate seconds after the one the pace began with. A generator that
 * falls more than a second behind, because nobody takes its records or the rate is beyond the machine, starts its clock
 * again instead of bursting later.
 */
public final class Pace {

    private static final long MAX_DEBT_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosPerRecord;
    private long anchorRecord;
    private long anchorNanos;
    private boolean anchored;

    /**
     * @param perSecond records a second, at least 1
     */
    public Pace(long perSecond) {
        this.nanosPerRecord = NANOS_PER_SECOND / perSecond;
    }

    /**
     * Time until a record is due, in nanoseconds; 0 or less when it is.
     *
     * @param record its number, never smaller than in the call before
     * @param nowNanos in nanoseconds since any moment
     */
    public double nanosUntil(long record, long nowNanos) {
        if (!anchored) {
            anchored = true;
            anchorRecord = record;
            anchorNanos = nowNanos;
        }
        double debtNanos = (nowNanos - anchorNanos) - (record - anchorRecord) * nanosPerRecord;
        if (debtNanos > MAX_DEBT_NANOS) {
            anchorRecord = record;
            anchorNanos = nowNanos;
            return 0;
        }
        return -debtNanos;
    }
}
