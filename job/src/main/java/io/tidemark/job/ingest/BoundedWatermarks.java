package io.tidemark.job.ingest;

import io.tidemark.functions.window.TimeMath;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Highest time less the out-of-orderness less one, clamped; silent until the first event.
 *
 * <p>A watermark that closes a window does not wait for the end of the interval. There are {@link #MAX_CLOSINGS} such
 * watermarks in an interval at most, so that old events, which may close a window each, do not send a watermark each.
 */
final class BoundedWatermarks implements WatermarkGenerator<Ingested> {

    /** With the shipped interval of 20 ms, enough for windows that end every 3 ms. */
    static final int MAX_CLOSINGS = 8;

    private final long outOfOrdernessMillis;
    private final WindowEnds windowEnds;
    private long maxTime = Long.MIN_VALUE;
    private boolean seenEvent;
    /** The earliest end of a window that the watermark has yet to reach. */
    private long nextEnd;

    private int closingsInInterval;

    BoundedWatermarks(long outOfOrdernessMillis, WindowEnds windowEnds) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        this.windowEnds = windowEnds;
    }

    @Override
    public void onEvent(Ingested event, long eventTimestamp, WatermarkOutput output) {
        if (!seenEvent) {
            seenEvent = true;
            maxTime = eventTimestamp;
            nextEnd = windowEnds.after(reached());
        } else if (eventTimestamp > maxTime) {
            maxTime = eventTimestamp;
            if (closingsInInterval < MAX_CLOSINGS && reached() >= nextEnd) {
                closingsInInterval++;
                emit(output);
            }
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (seenEvent) {
            closingsInInterval = 0;
            emit(output);
        }
    }

    private void emit(WatermarkOutput output) {
        long reached = reached();
        if (reached >= nextEnd) {
            nextEnd = windowEnds.after(reached);
        }
        output.emitWatermark(new Watermark(TimeMath.subtract(reached, 1)));
    }

    /** No event is expected before this time: windows that end here, or before, are closed. */
    private long reached() {
        return TimeMath.subtract(maxTime, outOfOrdernessMillis);
    }
}
