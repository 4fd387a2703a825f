package io.tidemark.operators.example;

import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.AccumulatorType;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.window.WindowView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An aggregate of a user: the share of values above a limit, 0 to 1, or {@code null} without values. One record is both what
 * to accumulate (all values and those above, 16 bytes in state) and how to read the result.
 *
 * @param field whose values are looked at
 * @param limit strict
 */
public record SlowShare(Field field, double limit) implements Aggregate<long[]>, AccumulatorType<long[]> {

    private static final int ALL_VALUES = 0;
    private static final int ABOVE = 1;

    @Override
    public AccumulatorType<long[]> accumulator() {
        return this;
    }

    @Override
    public Object result(long[] accumulator, WindowView window) {
        return accumulator[ALL_VALUES] == 0 ? null : accumulator[ABOVE] / (double) accumulator[ALL_VALUES];
    }

    @Override
    public long[] create() {
        return new long[2];
    }

    @Override
    public void add(long[] accumulator, EventView event) {
        double value = event.number(field.index());
        if (!Double.isNaN(value)) {
            accumulator[ALL_VALUES]++;
            accumulator[ABOVE] += value > limit ? 1 : 0;
        }
    }

    @Override
    public void merge(long[] into, long[] from) {
        into[ALL_VALUES] += from[ALL_VALUES];
        into[ABOVE] += from[ABOVE];
    }

    @Override
    public long used(long[] accumulator) {
        return accumulator[ALL_VALUES];
    }

    @Override
    public long[] copy(long[] accumulator) {
        return accumulator.clone();
    }

    @Override
    public void write(long[] accumulator, DataOutput out) throws IOException {
        out.writeLong(accumulator[ALL_VALUES]);
        out.writeLong(accumulator[ABOVE]);
    }

    @Override
    public long[] read(DataInput in) throws IOException {
        return new long[] {in.readLong(), in.readLong()};
    }

    @Override
    public String signature() {
        return "slow-share(" + field.name() + ", " + limit + ")#1";
    }
}
