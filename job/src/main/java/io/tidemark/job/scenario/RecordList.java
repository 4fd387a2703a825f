package io.tidemark.job.scenario;

import java.util.List;
import java.util.Locale;

/** The lists that a scenario can look at, each with the fields of its records. */
enum RecordList {
    RESULTS(
            "id",
            "pipeline",
            "window",
            "key",
            "start",
            "end",
            "pane",
            "pane_index",
            "status",
            "count",
            "values",
            "errors",
            "used",
            "sketches",
            "min_event_time",
            "max_event_time",
            "watermark",
            "emitted_at"),
    LATE("window", "key", "time", "start", "end", "watermark", "lateness_ms", "values"),
    REJECTED("reason", "message", "origin", "raw", "raw_encoding", "rejected_at"),
    ANOMALIES(
            "name",
            "key",
            "time",
            "window",
            "start",
            "end",
            "value",
            "mean",
            "stddev",
            "score",
            "threshold",
            "emitted_at");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    RecordList(String... fields) {
        this.fields = List.of(fields);
    }

    /** The list as scenario files call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields a record may have. */
    List<String> fields() {
        return fields;
    }
}
