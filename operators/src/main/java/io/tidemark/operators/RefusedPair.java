package io.tidemark.operators;

import io.tidemark.functions.window.TimeMath;

/**
 * An event that one of its windows did not take: too late, or over the key's limit of windows.
 *
 * @param event the event as it came
 * @param window name of the window definition
 * @param key the event's key
 * @param time the event's time
 * @param start first millisecond of the window
 * @param end first millisecond after the window
 * @param watermark the operator's watermark when the event arrived
 * @param <T> the events of the stream
 */
public record RefusedPair<T>(T event, String window, String key, long time, long start, long end, long watermark) {

    /**
     * How far the watermark had passed the window's last millisecond, at least 0: a larger late-event-threshold would have
     * let the window take the event.
     */
    public long latenessMillis() {
        return Math.max(0, TimeMath.subtract(watermark, end - 1));
    }
}
