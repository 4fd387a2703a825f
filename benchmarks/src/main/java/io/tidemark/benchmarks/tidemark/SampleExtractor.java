package io.tidemark.benchmarks.tidemark;

import io.tidemark.benchmarks.workload.Keys;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.operators.EventExtractor;

/** Reads a {@link Sample}; its field 0 is the value. */
final class SampleExtractor implements EventExtractor<Sample> {

    private final int keys;
    private transient String[] texts;

    SampleExtractor(int keys) {
        this.keys = keys;
    }

    @Override
    public String key(Sample event) {
        if (texts == null) {
            texts = Keys.texts(keys);
        }
        return texts[event.key];
    }

    @Override
    public long time(Sample event) {
        return event.time;
    }

    @Override
    public double number(Sample event, int field) {
        return event.value;
    }
}
