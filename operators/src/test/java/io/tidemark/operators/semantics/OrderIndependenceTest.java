package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Pane;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import io.tidemark.operators.testing.WindowHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Semantics section 11: the final panes depend on the accepted events and on nothing else. */
class OrderIndependenceTest {

    /** Larger than the span of all times, so that no order makes an event too late. */
    private static final long LATENESS = 10_000;

    private static final int TIME_SPAN = 80;

    @Property(tries = 150)
    void finalPanesDependNeitherOnOrderNorOnParallelismNorOnRestores(
            @ForAll("windows") List<WindowSpec> windows,
            @ForAll("readings") List<Reading> readings,
            @ForAll long seed,
            @ForAll boolean coalesced)
            throws Exception {
        Map<String, String> calm = run(windows, readings, null, coalesced, Backend.HEAP);
        List<Reading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(run(windows, shuffled, new Random(seed), coalesced, Backend.HEAP))
                .isEqualTo(calm);
    }

    @Property(tries = 24)
    void finalPanesDoNotDependOnTheStateBackend(
            @ForAll("windows") List<WindowSpec> windows,
            @ForAll("readings") List<Reading> readings,
            @ForAll long seed,
            @ForAll Backend backend)
            throws Exception {
        assertThat(run(windows, readings, new Random(seed), false, backend))
                .isEqualTo(run(windows, readings, new Random(seed), false, Backend.HEAP));
    }

    /**
     * The newest pane of all bounds that have not been retracted.
     *
     * @param disturbance moves watermark and clock and restores between the events; {@code null} for none of it
     */
    private static Map<String, String> run(
            List<WindowSpec> windows, List<Reading> readings, Random disturbance, boolean coalesced, Backend backend)
            throws Exception {
        ReadingExtractor extractor = new ReadingExtractor();
        WindowedStatistics<Reading> statistics = backend.configure(WindowedStatistics.of("order", extractor))
                .options(new WindowingOptions(
                        TimeDomain.EVENT, LATENESS, coalesced ? 5 : 0, 0, 1000, WindowLimitPolicy.REJECT));
        windows.forEach(window -> statistics.window(window.definition()));
        try (WindowHarness<Reading> harness =
                new WindowHarness<>(statistics, extractor, ReadingSerializer.INSTANCE, 1, backend)) {
            long watermark = -TIME_SPAN;
            long clock = 0;
            for (Reading reading : readings) {
                harness.event(reading);
                int what = disturbance == null ? -1 : disturbance.nextInt(8);
                if (what == 0) {
                    watermark += disturbance.nextInt(TIME_SPAN);
                    harness.watermark(watermark);
                } else if (what == 1) {
                    clock += disturbance.nextInt(6);
                    harness.processingTime(clock);
                } else if (what == 2) {
                    harness.restore(1 + disturbance.nextInt(3));
                }
            }
            harness.endOfInput();
            assertThat(harness.takeLate()).isEmpty();
            return finalPanes(harness.takeResults());
        }
    }

    private static Map<String, String> finalPanes(List<WindowResult> results) {
        Map<String, String> newest = new TreeMap<>();
        for (WindowResult result : results) {
            String window = result.window() + " of " + result.key() + " [" + result.start() + ", " + result.end() + ")";
            if (result.pane() == Pane.RETRACTION) {
                assertThat(newest.remove(window))
                        .as("what is taken back, %s, was said before", window)
                        .isNotNull();
            } else {
                newest.put(
                        window,
                        result.count() + " events, sum " + result.values().value("sum"));
            }
        }
        return newest;
    }

    /** Accumulating definitions that leave nothing unfired: of others the last pane holds what was fired last. */
    @Provide
    Arbitrary<List<WindowSpec>> windows() {
        return Scenarios.windows()
                .filter(windows -> windows.stream().allMatch(window -> window.accumulating() && window.firesByTime()));
    }

    @Provide
    Arbitrary<List<Reading>> readings() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.longs().between(-TIME_SPAN / 2, TIME_SPAN / 2),
                        Arbitraries.integers().between(1, 9))
                .as((key, time, value) -> Reading.event(key, time, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
