package io.tidemark.functions.trigger;

import java.time.Duration;

/** The triggers; each fails with an {@link IllegalArgumentException} that names its numbers. */
public final class Triggers {

    private Triggers() {}

    public static Trigger watermark() {
        return new WatermarkTrigger();
    }

    public static Trigger count(long count) {
        return new CountTrigger(count);
    }

    public static Trigger processingTime(Duration interval) {
        return new ProcessingTimeTrigger(interval.toMillis());
    }
}
