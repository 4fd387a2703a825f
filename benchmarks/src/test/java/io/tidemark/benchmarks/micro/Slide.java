package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.SlidingComposite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Moves a window of 60 slices, of 10 values each, on by one slice. */
@State(Scope.Thread)
public class Slide {

    static final int HELD = 60;
    static final int VALUES = 10;
    /** Slices there are; behind the last comes the first again. */
    private static final int SLICES = 128;

    private final CompositeAccumulator[] slices = new CompositeAccumulator[SLICES];
    private final SlidingComposite window = NineStatistics.COMPOSITE.sliding();
    /** Number of the next slice, counted on without end. */
    private long next;

    /** Fills the slices and the window. */
    public Slide() {
        Arrays.setAll(slices, slice -> Samples.accumulated(Samples.of(VALUES, slice)));
        while (next < HELD) {
            window.append(slice(next++));
        }
    }

    /** Appends the newest slice, evicts the oldest, and merges what is held as far as the algebra of a part asks for it. */
    @Benchmark
    public CompositeAccumulator slide() {
        window.append(slice(next++));
        if (!window.evict(slice(next - HELD - 1))) {
            window.clear();
            held().forEach(window::append);
        }
        return window.merged();
    }

    /** The slices in the window, oldest first. */
    List<CompositeAccumulator> held() {
        List<CompositeAccumulator> held = new ArrayList<>();
        for (long slice = next - HELD; slice < next; slice++) {
            held.add(slice(slice));
        }
        return held;
    }

    private CompositeAccumulator slice(long number) {
        return slices[(int) (number % SLICES)];
    }
}
