package io.tidemark.operators.batching;

import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.windowing.SliceGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plans of pipelines whose windows sum field 0; no event is taken late, and a key may have 1000 windows. */
final class Plans {

    private static final int MAX_WINDOWS = 1000;

    private Plans() {}

    static BatchPlan of(WindowAssigner... assigners) {
        return of(options(MAX_WINDOWS), assigners);
    }

    static BatchPlan of(WindowingOptions options, WindowAssigner... assigners) {
        List<WindowDefinition> windows = new ArrayList<>();
        for (WindowAssigner assigner : assigners) {
            windows.add(WindowDefinition.of("w" + windows.size(), assigner, SumOfValues.alone()));
        }
        return BatchPlan.of(windows, SliceGroup.of(windows, options), options);
    }

    static WindowingOptions options(int maxWindowsPerKey) {
        return new WindowingOptions(TimeDomain.EVENT, 0, 0, 0, maxWindowsPerKey, WindowLimitPolicy.REJECT);
    }

    static WindowAssigner tumbling(long size) {
        return WindowAssigners.tumbling(Duration.ofMillis(size));
    }

    static WindowAssigner sliding(long size, long slide) {
        return WindowAssigners.sliding(Duration.ofMillis(size), Duration.ofMillis(slide));
    }

    static WindowAssigner session(long gap) {
        return WindowAssigners.session(Duration.ofMillis(gap));
    }
}
