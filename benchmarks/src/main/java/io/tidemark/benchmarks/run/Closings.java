package io.tidemark.benchmarks.run;

import io.tidemark.benchmarks.workload.Workload;
import java.util.concurrent.atomic.AtomicLongArray;

/** When the source sent the event that lets the watermark pass a window's end, for each multiple of the slide. */
final class Closings {

    private final int slideMillis;
    private final AtomicLongArray nanos;

    Closings(Workload workload) {
        this.slideMillis = workload.slideMillis();
        this.nanos = new AtomicLongArray(place(workload.endMillis()) + 1);
    }

    /** A share of the source is about to send the event; the latest share decides. */
    void closes(long end, long nowNanos) {
        int place = place(end);
        if (place >= 0 && place < nanos.length()) {
            nanos.accumulateAndGet(place, nowNanos, (before, now) -> before == 0 || now - before > 0 ? now : before);
        }
    }

    long since(long end, long nowNanos) {
        return nowNanos - nanos.get(place(end));
    }

    private int place(long end) {
        return (int) ((end - Workload.START_MILLIS) / slideMillis);
    }
}
