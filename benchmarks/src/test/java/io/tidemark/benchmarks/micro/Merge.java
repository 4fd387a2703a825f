package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Merges two windows into a new one; its creation is part of it. */
@State(Scope.Thread)
public class Merge {

    private final CompositeAccumulator few = Samples.accumulated(Samples.of(Samples.FEW, 1));
    private final CompositeAccumulator otherFew = Samples.accumulated(Samples.of(Samples.FEW, 2));
    private final CompositeAccumulator sketch = Samples.accumulated(Samples.of(Samples.MANY, 1));
    private final CompositeAccumulator otherSketch = Samples.accumulated(Samples.of(Samples.MANY, 2));

    /** Of 16 values each, kept as they are. */
    @Benchmark
    public CompositeAccumulator fewValues() {
        return merged(few, otherFew);
    }

    /** Of 1,000 values each, kept as sketches. */
    @Benchmark
    public CompositeAccumulator sketches() {
        return merged(sketch, otherSketch);
    }

    private static CompositeAccumulator merged(CompositeAccumulator one, CompositeAccumulator other) {
        CompositeAccumulator merged = NineStatistics.COMPOSITE.create();
        NineStatistics.COMPOSITE.merge(merged, one);
        NineStatistics.COMPOSITE.merge(merged, other);
        return merged;
    }
}
