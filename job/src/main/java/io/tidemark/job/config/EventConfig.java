package io.tidemark.job.config;

import java.io.Serializable;
import java.util.List;

/**
 * Where an event's key, time and value stand in a record. A field {@code a.b} reaches into the object {@code a}.
 *
 * @param key fields that make the key; empty for one key for all events
 * @param time field of the event's time; {@code null} under processing time when the file names none
 * @param timeFormat how the time is read
 * @param value field that aggregates read unless they name one; {@code null} when the file names none
 */
public record EventConfig(List<String> key, String time, TimeFormat timeFormat, String value) implements Serializable {

    public EventConfig {
        key = List.copyOf(key);
    }
}
