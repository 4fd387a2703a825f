package io.tidemark.benchmarks.workload;

import io.tidemark.functions.EventView;

/**
 * An event. Mutable, so that an engine that allows it, as Flink with object reuse, gets all events in one object. It shows itself to Tidemark's
 * aggregates as an event whose every field is the value.
 */
public final class Sample implements EventView {

    /** Number of the key; {@link Keys} has its text. */
    public int key;
    /** Event time in milliseconds. */
    public long time;
    /** Lognormal, three decimals. */
    public double value;

    /** A sample to be filled. */
    public Sample() {}

    /** A sample. */
    public Sample(int key, long time, double value) {
        this.key = key;
        this.time = time;
        this.value = value;
    }

    /** Makes this the event that a cursor stands on. */
    public void set(SampleCursor cursor) {
        key = cursor.key();
        time = cursor.time();
        value = cursor.value();
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public double number(int field) {
        return value;
    }

    @Override
    public String text(int field) {
        return null;
    }
}
