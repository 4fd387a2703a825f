package io.tidemark.job.source;

import io.tidemark.job.ingest.EventField;
import io.tidemark.job.ingest.EventLayout;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a generated record on purpose: each kind that validation refuses. */
enum Fault {
    NOT_JSON,
    TRUNCATED,
    DUPLICATE_NAME,
    TRAILING_TOKENS,
    NOT_UTF8,
    TOO_DEEP,
    MISSING_KEY,
    MISSING_TIME,
    MISSING_VALUE,
    BAD_TIME,
    FUTURE_TIME,
    TEXT_VALUE,
    INFINITE_VALUE;

    /** The faults that validation finds under this layout; others would let the record pass. */
    static List<Fault> of(EventLayout layout) {
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : values()) {
            boolean found =
                    switch (fault) {
                        case NOT_JSON, TRUNCATED, DUPLICATE_NAME, TRAILING_TOKENS, NOT_UTF8, TOO_DEEP -> true;
                        case MISSING_KEY -> !layout.event().key().isEmpty();
                        case MISSING_TIME, BAD_TIME -> layout.eventTime();
                        case FUTURE_TIME -> layout.eventTime() && layout.maxFutureSkewMillis() != null;
                        case MISSING_VALUE, TEXT_VALUE, INFINITE_VALUE ->
                            layout.fields().stream().anyMatch(EventField::required);
                    };
            if (found) {
                faults.add(fault);
            }
        }
        return List.copyOf(faults);
    }
}
