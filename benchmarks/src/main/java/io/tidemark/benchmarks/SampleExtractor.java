package io.tidemark.benchmarks;

import io.tidemark.operators.EventExtractor;
import java.util.Arrays;

/** Reads a {@link Sample}; its field 0 is the value. Keys are texts made once, as both engines key by text. */
final class SampleExtractor implements EventExtractor<Sample> {

    private final String[] keys;

    SampleExtractor(int keyCount) {
        keys = new String[keyCount];
        Arrays.setAll(keys, index -> "key-" + index);
    }

    @Override
    public String key(Sample event) {
        return keys[event.key()];
    }

    @Override
    public long time(Sample event) {
        return event.time();
    }

    @Override
    public double number(Sample event, int field) {
        return event.value();
    }
}
