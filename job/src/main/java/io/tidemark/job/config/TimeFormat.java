package io.tidemark.job.config;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * How the text or number of an event's time is read.
 *
 * @param kind the kind of format
 * @param pattern a {@link java.time.format.DateTimeFormatter} pattern for {@link Kind#PATTERN}, otherwise {@code null}
 * @param zone of times that name none
 */
public record TimeFormat(Kind kind, String pattern, ZoneId zone) implements Serializable {

    /** The kinds of time formats. */
    public enum Kind {
        EPOCH_MILLIS,
        EPOCH_SECONDS,
        ISO_8601,
        PATTERN
    }
}
