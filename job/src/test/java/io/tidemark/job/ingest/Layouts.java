package io.tidemark.job.ingest;

import io.tidemark.functions.Field;
import io.tidemark.job.config.EventConfig;
import io.tidemark.job.config.TimeFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Layouts of events for tests. */
public final class Layouts {

    /** Milliseconds since the epoch. */
    public static final TimeFormat MILLIS = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, null, ZoneOffset.UTC);

    private Layouts() {}

    /** Key {@code service}, time {@code ts}, value {@code latency_ms} (0), optional {@code usage.tokens} (1, both). */
    public static EventLayout llm() {
        return new EventLayout(
                new EventConfig(List.of("service"), "ts", MILLIS, "latency_ms"),
                true,
                List.of(
                        new EventField(new Field("latency_ms", 0), true, false, true),
                        new EventField(new Field("usage.tokens", 1), true, true, false)),
                60_000L);
    }

    /** One key for all, a time column and a value column, as in many CSV files. */
    public static EventLayout series(String time, String pattern, String value) {
        return new EventLayout(
                new EventConfig(List.of(), time, pattern(pattern), value),
                true,
                List.of(new EventField(new Field(value, 0), true, false, true)),
                null);
    }

    /** A pattern in UTC. */
    public static TimeFormat pattern(String pattern) {
        return new TimeFormat(TimeFormat.Kind.PATTERN, pattern, ZoneId.of("UTC"));
    }
}
