package io.tidemark.job.topology;

import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.RefusedPair;
import org.apache.flink.api.common.functions.MapFunction;

/** Turns a pair beyond the limit of windows into a record of the rejected output. */
public final class OverLimitRejections implements MapFunction<RefusedPair<Event>, Rejection> {

    private final int maxWindowsPerKey;

    /**
     * @param maxWindowsPerKey the limit, for the message
     */
    public OverLimitRejections(int maxWindowsPerKey) {
        this.maxWindowsPerKey = maxWindowsPerKey;
    }

    @Override
    public Rejection map(RefusedPair<Event> pair) {
        return reject(pair, System.currentTimeMillis());
    }

    /**
     * @param now the wall clock, in milliseconds since the epoch
     */
    public Rejection reject(RefusedPair<Event> pair, long now) {
        Event event = pair.event();
        String message = "window " + pair.window() + " [" + pair.start() + ", " + pair.end() + ") of key " + pair.key()
                + " was not opened: the key holds max-windows-per-key: " + maxWindowsPerKey
                + " live windows, or the window is older than one dropped for that";
        return new Rejection(RejectionReason.WINDOW_LIMIT, message, event.origin(), event.raw(), now);
    }
}
