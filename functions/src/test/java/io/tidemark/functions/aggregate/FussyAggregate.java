package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.window.WindowView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An aggregate as a user may write one: counts events, and throws where it is told to. */
record FussyAggregate(Place place) implements Aggregate<long[]>, AccumulatorType<long[]> {

    enum Place {
        /** When an event has the number 3. */
        ADD,
        /** At every event, with a very long message. */
        ADD_VERBOSELY,
        MERGE,
        RESULT,
        /** Result without a message. */
        RESULT_SILENTLY,
        NOT_FINITE,
        /** Nowhere, but it does not say what it reads. */
        UNSAID
    }

    static final double DISLIKED = 3;

    @Override
    public AccumulatorType<long[]> accumulator() {
        return this;
    }

    @Override
    public Object result(long[] accumulator, WindowView window) {
        if (place == Place.RESULT) {
            throw new IllegalStateException("cannot read");
        }
        if (place == Place.RESULT_SILENTLY) {
            throw new UnsupportedOperationException();
        }
        return place == Place.NOT_FINITE ? (Object) Double.NaN : (Object) accumulator[0];
    }

    @Override
    public long[] create() {
        return new long[1];
    }

    @Override
    public void add(long[] accumulator, EventView event) {
        if (place == Place.ADD && event.number(0) == DISLIKED) {
            throw new IllegalStateException("cannot add");
        }
        if (place == Place.ADD_VERBOSELY) {
            throw new IllegalStateException("€".repeat(100_000));
        }
        accumulator[0]++;
    }

    @Override
    public BatchLayout reads() {
        return place == Place.UNSAID ? null : Reads.number(new Field("value", 0));
    }

    @Override
    public void merge(long[] into, long[] from) {
        if (place == Place.MERGE) {
            throw new IllegalStateException("cannot merge");
        }
        into[0] += from[0];
    }

    @Override
    public long used(long[] accumulator) {
        return accumulator[0];
    }

    @Override
    public long[] copy(long[] accumulator) {
        return accumulator.clone();
    }

    @Override
    public void write(long[] accumulator, DataOutput out) throws IOException {
        out.writeLong(accumulator[0]);
    }

    @Override
    public long[] read(DataInput in) throws IOException {
        return new long[] {in.readLong()};
    }

    @Override
    public String signature() {
        return "fussy(" + place + ")#1";
    }
}
