package io.tidemark.benchmarks;

import io.tidemark.functions.EventView;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.window.WindowView;
import org.apache.flink.api.common.functions.AggregateFunction;

/** The nine statistics as a Flink aggregate function; it adds to and merges accumulators in place, as Flink allows. */
final class PeerAggregate implements AggregateFunction<Sample, PeerAccumulator, WindowValues> {

    private final View view = new View();

    @Override
    public PeerAccumulator createAccumulator() {
        return new PeerAccumulator(NineStatistics.COMPOSITE.create(), 0);
    }

    @Override
    public PeerAccumulator add(Sample sample, PeerAccumulator accumulator) {
        view.sample = sample;
        accumulator.count++;
        NineStatistics.COMPOSITE.add(accumulator.statistics, view);
        return accumulator;
    }

    @Override
    public WindowValues getResult(PeerAccumulator accumulator) {
        return NineStatistics.COMPOSITE.result(accumulator.statistics, new CountOnly(accumulator.count));
    }

    @Override
    public PeerAccumulator merge(PeerAccumulator into, PeerAccumulator from) {
        into.count += from.count;
        NineStatistics.COMPOSITE.merge(into.statistics, from.statistics);
        return into;
    }

    /** Shows the sample under way; one for each function, which one thread calls. */
    private static final class View implements EventView, java.io.Serializable {

        private transient Sample sample;

        @Override
        public long time() {
            return sample.time();
        }

        @Override
        public double number(int field) {
            return sample.value();
        }

        @Override
        public String text(int field) {
            return null;
        }
    }

    /** Shows what the nine statistics ask of a window: how many events it holds. */
    private record CountOnly(long count) implements WindowView {

        @Override
        public long start() {
            throw new UnsupportedOperationException("an aggregate function does not know its window");
        }

        @Override
        public long end() {
            throw new UnsupportedOperationException("an aggregate function does not know its window");
        }

        @Override
        public long unfired() {
            return count;
        }
    }
}
