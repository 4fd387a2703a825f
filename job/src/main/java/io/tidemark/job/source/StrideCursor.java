package io.tidemark.job.source;

import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceOutput;

/** Emits the records of one share as their times come, at the {@linkplain Pace pace} of all shares together. */
final class StrideCursor implements Cursor<StrideSplit> {

    private final StrideSplit start;
    private final RecordGenerator generator;
    private final RecordDecoder decoder;
    private final long end;
    private final Pace pace;
    private final LongSupplier wallClock;
    private final LongSupplier nanoClock;
    private long next;

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
        this.pace = new Pace(perSecond);
        this.wallClock = wallClock;
        this.nanoClock = nanoClock;
        this.next = start.next();
    }

    @Override
    public Step advance(SourceOutput<Ingested> output) {
        if (next < 0 || next >= end) {
            return Step.FINISHED;
        }
        if (pace.nanosUntil(next, nanoClock.getAsLong()) > 0) {
            return Step.WAITING;
        }
        byte[] record = generator.record(next);
        Origin origin = new Origin.File(Origin.SIMULATOR, next + 1);
        output.collect(decoder.decode(record, origin, wallClock.getAsLong()));
        next += start.strides();
        return Step.TURN_OVER;
    }

    @Override
    public StrideSplit split() {
        return new StrideSplit(start.index(), start.strides(), next, start.startMillis());
    }

    /** Holds nothing open. */
    @Override
    public void release() {}
}
