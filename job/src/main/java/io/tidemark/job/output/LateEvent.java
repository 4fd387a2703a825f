package io.tidemark.job.output;

import io.tidemark.job.ingest.Event;

/**
 * An event that came too late for a window. Times are in milliseconds since the epoch.
 *
 * @param window name of the window definition
 * @param start the window's first moment
 * @param end the first moment after the window
 * @param watermark the operator's watermark when the event arrived
 */
public record LateEvent(String window, Event event, long start, long end, long watermark, long latenessMillis) {}
