package io.tidemark.functions.running;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A value at an event time in ms. */
record Sample(long time, double value) {

    static Sample at(long time, double value) {
        return new Sample(time, value);
    }

    /** Values a second apart. */
    static List<Sample> values(double... values) {
        AtomicLong time = new AtomicLong();
        return Arrays.stream(values)
                .mapToObj(value -> at(time.getAndAdd(1_000), value))
                .toList();
    }
}
