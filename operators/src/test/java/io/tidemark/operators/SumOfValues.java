package io.tidemark.operators;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.aggregate.AccumulatorType;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The plain sum of field 0: as little code as an aggregate can be, so that operator tests do not depend on real ones. */
public record SumOfValues() implements Aggregate<double[]>, AccumulatorType<double[]> {

    /** A composite with nothing but this sum, named {@code sum}. */
    public static CompositeAggregate alone() {
        return CompositeAggregate.of(new NamedAggregate("sum", new SumOfValues()));
    }

    @Override
    public AccumulatorType<double[]> accumulator() {
        return this;
    }

    @Override
    public Object result(double[] accumulator, WindowView window) {
        return accumulator[0];
    }

    @Override
    public double[] create() {
        return new double[1];
    }

    @Override
    public void add(double[] accumulator, EventView event) {
        accumulator[0] += event.number(0);
    }

    @Override
    public BatchLayout reads() {
        return BatchLayout.of(new int[] {0}, new int[0], false);
    }

    @Override
    public void merge(double[] into, double[] from) {
        into[0] += from[0];
    }

    @Override
    public long used(double[] accumulator) {
        return ALL;
    }

    @Override
    public double[] copy(double[] accumulator) {
        return accumulator.clone();
    }

    @Override
    public void write(double[] accumulator, DataOutput out) throws IOException {
        out.writeDouble(accumulator[0]);
    }

    @Override
    public double[] read(DataInput in) throws IOException {
        return new double[] {in.readDouble()};
    }

    @Override
    public String signature() {
        return "sum-of-values#1";
    }
}
