package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.functions.window.WindowView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A composite obeys the laws of its parts. */
class CompositeAggregateLawsTest extends AccumulatorTypeContract<CompositeAccumulator> {

    @Override
    protected AccumulatorType<CompositeAccumulator> type() {
        return new WholeType(CompositeAggregate.of(
                new NamedAggregate("count", Aggregates.count()),
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("avg", Aggregates.avg(VALUE)),
                new NamedAggregate("stddev", Aggregates.stddev(VALUE, false)),
                new NamedAggregate("p90", Aggregates.percentile(VALUE, 90, new QuantileOptions(9, 0.02, 100))),
                new NamedAggregate("distinct", Aggregates.distinct(VALUE)),
                new NamedAggregate("first", Aggregates.first(VALUE)),
                new NamedAggregate("top", Aggregates.topK(VALUE, 2)),
                new NamedAggregate("fussy", new FussyAggregate(FussyAggregate.Place.ADD))));
    }

    @Override
    protected List<Aggregate<CompositeAccumulator>> aggregates() {
        return List.of(new WholeResult((WholeType) type()));
    }

    /** A composite taken as one accumulator type. */
    private record WholeType(CompositeAggregate composite) implements AccumulatorType<CompositeAccumulator> {

        @Override
        public CompositeAccumulator create() {
            return composite.create();
        }

        @Override
        public void add(CompositeAccumulator accumulator, EventView event) {
            composite.add(accumulator, event);
        }

        @Override
        public BatchLayout reads() {
            return composite.reads();
        }

        @Override
        public void addAll(CompositeAccumulator accumulator, EventBatch batch) {
            composite.addAll(accumulator, batch);
        }

        @Override
        public SlidingAggregate<CompositeAccumulator> sliding() {
            return new WholeSliding(composite.sliding());
        }

        @Override
        public void merge(CompositeAccumulator into, CompositeAccumulator from) {
            composite.merge(into, from);
        }

        @Override
        public long used(CompositeAccumulator accumulator) {
            return ALL;
        }

        @Override
        public CompositeAccumulator copy(CompositeAccumulator accumulator) {
            return composite.copy(accumulator);
        }

        @Override
        public void write(CompositeAccumulator accumulator, DataOutput out) throws IOException {
            for (int part = 0; part < composite.signature().size(); part++) {
                composite.writePart(accumulator, part, out);
            }
        }

        @Override
        public CompositeAccumulator read(DataInput in) throws IOException {
            CompositeAccumulator read = composite.unread();
            for (int part = 0; part < composite.signature().size(); part++) {
                composite.readPart(read, part, in);
            }
            return read;
        }

        @Override
        public String signature() {
            return String.join("+", composite.signature());
        }
    }

    /** A sliding composite taken as one sliding aggregate. */
    private record WholeSliding(SlidingComposite sliding) implements SlidingAggregate<CompositeAccumulator> {

        @Override
        public void append(CompositeAccumulator newest) {
            sliding.append(newest);
        }

        @Override
        public boolean evict(CompositeAccumulator oldest) {
            return sliding.evict(oldest);
        }

        @Override
        public CompositeAccumulator merged() {
            return sliding.merged();
        }

        @Override
        public void clear() {
            sliding.clear();
        }
    }

    /** Every value, error and number of used events of a composite. */
    private record WholeResult(WholeType type) implements Aggregate<CompositeAccumulator> {

        @Override
        public AccumulatorType<CompositeAccumulator> accumulator() {
            return type;
        }

        @Override
        public List<Object> result(CompositeAccumulator accumulator, WindowView window) {
            WindowValues values = type.composite.result(accumulator, window);
            List<Object> seen = new ArrayList<>();
            for (int part = 0; part < values.size(); part++) {
                seen.addAll(Arrays.asList(values.value(part), values.error(part), values.used(part)));
            }
            return seen;
        }
    }
}
