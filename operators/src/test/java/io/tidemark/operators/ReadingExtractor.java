package io.tidemark.operators;

/** Reads a {@link Reading}; its field 0 is the value. */
public final class ReadingExtractor implements EventExtractor<Reading> {

    @Override
    public String key(Reading event) {
        return event.key();
    }

    @Override
    public long time(Reading event) {
        return event.time();
    }

    @Override
    public double number(Reading event, int field) {
        return event.value();
    }

    @Override
    public String text(Reading event, int field) {
        return Double.toString(event.value());
    }
}
