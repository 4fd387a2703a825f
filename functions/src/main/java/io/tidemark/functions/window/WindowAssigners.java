package io.tidemark.functions.window;

import java.time.Duration;

/** The window types, made from durations; each fails with an {@link IllegalArgumentException} that names its numbers. */
public final class WindowAssigners {

    private WindowAssigners() {}

    public static WindowAssigner tumbling(Duration size) {
        return tumbling(size, Duration.ZERO);
    }

    public static WindowAssigner tumbling(Duration size, Duration offset) {
        return new TumblingWindows(size.toMillis(), offset.toMillis());
    }

    public static WindowAssigner sliding(Duration size, Duration slide) {
        return sliding(size, slide, Duration.ZERO);
    }

    public static WindowAssigner sliding(Duration size, Duration slide, Duration offset) {
        return new SlidingWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    public static WindowAssigner cumulating(Duration maxSize, Duration step) {
        return cumulating(maxSize, step, Duration.ZERO);
    }

    public static WindowAssigner cumulating(Duration maxSize, Duration step, Duration offset) {
        return new CumulatingWindows(maxSize.toMillis(), step.toMillis(), offset.toMillis());
    }

    public static WindowAssigner session(Duration gap) {
        return new SessionWindows(gap.toMillis());
    }

    public static WindowAssigner global() {
        return new GlobalWindows();
    }
}
