package io.tidemark.job.source;

import io.tidemark.job.ingest.EventField;
import io.tidemark.job.ingest.EventLayout;

/** What a generated field stands for; a field with several roles takes the first. */
enum FieldRole {
    TIME,
    VALUE,
    /** The first key field: it alone tells keys apart. */
    KEY,
    /** Any further key field. */
    KEY_PART,
    NUMBER,
    TEXT;

    static FieldRole of(String path, EventLayout layout) {
        if (path.equals(layout.event().time())) {
            return TIME;
        }
        int keyPosition = layout.event().key().indexOf(path);
        if (path.equals(layout.event().value())) {
            return VALUE;
        }
        if (keyPosition >= 0) {
            return keyPosition == 0 ? KEY : KEY_PART;
        }
        return layout.fields().stream()
                        .filter(field -> field.field().name().equals(path))
                        .anyMatch(EventField::number)
                ? NUMBER
                : TEXT;
    }
}
