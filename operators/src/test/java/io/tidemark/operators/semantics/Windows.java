package io.tidemark.operators.semantics;

import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import java.time.Duration;

/** Definitions named {@code w}, accumulating, fired by the watermark, that sum values. */
final class Windows {

    private Windows() {}

    static WindowDefinition tumbling(long sizeMillis) {
        return of(WindowAssigners.tumbling(Duration.ofMillis(sizeMillis)));
    }

    static WindowDefinition sliding(long sizeMillis, long slideMillis) {
        return of(WindowAssigners.sliding(Duration.ofMillis(sizeMillis), Duration.ofMillis(slideMillis)));
    }

    static WindowDefinition cumulating(long maxSizeMillis, long stepMillis) {
        return of(WindowAssigners.cumulating(Duration.ofMillis(maxSizeMillis), Duration.ofMillis(stepMillis)));
    }

    static WindowDefinition session(long gapMillis) {
        return of(WindowAssigners.session(Duration.ofMillis(gapMillis)));
    }

    static WindowDefinition of(WindowAssigner assigner) {
        return WindowDefinition.of("w", assigner, SumOfValues.alone());
    }
}
