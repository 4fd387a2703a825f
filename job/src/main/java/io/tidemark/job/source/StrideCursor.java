package io.tidemark.job.source;

import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * Emits the records of one share as their times come.
 *
 * <p>Record i is due i / rate seconds after the record the cursor began with. A cursor that falls more than a second
 * behind, because nobody takes its records or the rate is beyond the machine, starts its clock again instead of
 * bursting later.
 */
final class StrideCursor implements Cursor<StrideSplit> {

    private static final long MAX_DEBT_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final StrideSplit start;
    private final RecordGenerator generator;
    private final RecordDecoder decoder;
    private final long end;
    private final double nanosPerRecord;
    private final LongSupplier wallClock;
    private final LongSupplier nanoClock;
    private long next;
    private long anchorRecord;
    private long anchorNanos;
    private boolean anchored;

    /**
     * @param end number of records of all shares
     * @param perSecond records a second of all shares
     * @param wallClock in milliseconds since the epoch
     * @param nanoClock in nanoseconds since any moment
     */
    StrideCursor(
            StrideSplit start,
            RecordGenerator generator,
            RecordDecoder decoder,
            long end,
            long perSecond,
            LongSupplier wallClock,
            LongSupplier nanoClock) {
        this.start = start;
        this.generator = generator;
        this.decoder = decoder;
        this.end = end;
        this.nanosPerRecord = NANOS_PER_SECOND / perSecond;
        this.wallClock = wallClock;
        this.nanoClock = nanoClock;
        this.next = start.next();
    }

    @Override
    public Step advance(SourceOutput<Ingested> output) {
        if (next < 0 || next >= end) {
            return Step.FINISHED;
        }
        if (!isDue(nanoClock.getAsLong())) {
            return Step.WAITING;
        }
        byte[] record = generator.record(next);
        Origin origin = new Origin.File(Origin.SIMULATOR, next + 1);
        output.collect(decoder.decode(record, origin, wallClock.getAsLong()));
        next += start.strides();
        return Step.TURN_OVER;
    }

    private boolean isDue(long nowNanos) {
        if (!anchored) {
            anchored = true;
            anchorRecord = next;
            anchorNanos = nowNanos;
        }
        double debtNanos = (nowNanos - anchorNanos) - (next - anchorRecord) * nanosPerRecord;
        if (debtNanos > MAX_DEBT_NANOS) {
            anchorRecord = next;
            anchorNanos = nowNanos;
        }
        return debtNanos >= 0;
    }

    @Override
    public StrideSplit split() {
        return new StrideSplit(start.index(), start.strides(), next, start.startMillis());
    }

    /** Holds nothing open. */
    @Override
    public void release() {}
}
