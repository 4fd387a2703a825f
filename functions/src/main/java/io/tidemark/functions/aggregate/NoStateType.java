package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventView;
import java.io.DataInput;
import java.io.DataOutput;

/** Accumulates nothing: every window counts its events anyway. */
record NoStateType() implements AccumulatorType<NoState> {

    @Override
    public NoState create() {
        return NoState.INSTANCE;
    }

    @Override
    public void add(NoState accumulator, EventView event) {}

    @Override
    public BatchLayout reads() {
        return Reads.nothing();
    }

    @Override
    public void merge(NoState into, NoState from) {}

    @Override
    public SlidingAggregate<NoState> sliding() {
        return new Subtraction<>(this, (from, what) -> {});
    }

    @Override
    public long used(NoState accumulator) {
        return ALL;
    }

    @Override
    public NoState copy(NoState accumulator) {
        return accumulator;
    }

    /** Writes no byte. */
    @Override
    public void write(NoState accumulator, DataOutput out) {}

    @Override
    public NoState read(DataInput in) {
        return NoState.INSTANCE;
    }

    @Override
    public String signature() {
        return "events#1";
    }

    @Override
    public boolean slidesSmall() {
        return true;
    }
}
