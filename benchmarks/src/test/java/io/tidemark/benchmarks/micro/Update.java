package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.statistics.NineStatistics;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Takes events into the nine statistics, one by one and in batches as full as they come over the shuffle: into a new window, which
 * keeps them as they are, and into one that has a sketch. Times are those of one event.
 */
@State(Scope.Thread)
public class Update {

    static final int BATCH = 32;
    private static final int BATCHES = 32;
    private static final int EVENTS = BATCH * BATCHES;

    private final Sample[] samples = Samples.of(EVENTS, 1);
    private final EventBatch[] batches = new EventBatch[BATCHES];
    final CompositeAccumulator sketch = Samples.accumulated(Samples.of(Samples.MANY, 2));

    private int nextEvent;
    private int nextBatch;

    /** Splits the events into batches. */
    public Update() {
        Arrays.setAll(batches, batch -> Samples.batch(Arrays.copyOfRange(samples, batch * BATCH, (batch + 1) * BATCH)));
    }

    /** The creation of the window is part of it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public CompositeAccumulator eventsToNew() {
        CompositeAccumulator accumulator = NineStatistics.COMPOSITE.create();
        for (int i = 0; i < BATCH; i++) {
            NineStatistics.COMPOSITE.add(accumulator, nextEvent());
        }
        return accumulator;
    }

    /** The creation of the window is part of it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public CompositeAccumulator batchToNew() {
        CompositeAccumulator accumulator = NineStatistics.COMPOSITE.create();
        NineStatistics.COMPOSITE.addAll(accumulator, nextBatch());
        return accumulator;
    }

    @Benchmark
    public CompositeAccumulator eventToSketch() {
        NineStatistics.COMPOSITE.add(sketch, nextEvent());
        return sketch;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public CompositeAccumulator batchToSketch() {
        NineStatistics.COMPOSITE.addAll(sketch, nextBatch());
        return sketch;
    }

    private Sample nextEvent() {
        nextEvent = (nextEvent + 1) % EVENTS;
        return samples[nextEvent];
    }

    private EventBatch nextBatch() {
        nextBatch = (nextBatch + 1) % BATCHES;
        return batches[nextBatch];
    }
}
