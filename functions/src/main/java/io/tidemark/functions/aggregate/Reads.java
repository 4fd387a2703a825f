package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.Field;

/** What accumulators read of an event. */
final class Reads {

    private static final int[] NONE = {};

    private Reads() {}

    static BatchLayout nothing() {
        return BatchLayout.of(NONE, NONE, false);
    }

    static BatchLayout number(Field field) {
        return BatchLayout.of(new int[] {field.index()}, NONE, false);
    }

    static BatchLayout numberAndTime(Field field) {
        return BatchLayout.of(new int[] {field.index()}, NONE, true);
    }

    static BatchLayout text(Field field) {
        return BatchLayout.of(NONE, new int[] {field.index()}, false);
    }

    static BatchLayout numberAndText(Field field) {
        return number(field).and(text(field));
    }
}
