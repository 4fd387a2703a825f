package io.tidemark.operators.example;

import io.tidemark.functions.Field;
import io.tidemark.operators.EventExtractor;

/** Reads a {@link PageLoad} for the operator. */
public final class PageLoadExtractor implements EventExtractor<PageLoad> {

    /** How long a load took, in milliseconds. */
    public static final Field MILLIS = new Field("millis", 0);

    @Override
    public String key(PageLoad load) {
        return load.page();
    }

    @Override
    public long time(PageLoad load) {
        return load.time();
    }

    @Override
    public double number(PageLoad load, int field) {
        return field == MILLIS.index() ? load.millis() : Double.NaN;
    }
}
