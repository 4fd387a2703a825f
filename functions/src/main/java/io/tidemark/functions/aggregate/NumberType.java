package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;

/** Accumulates the numbers of a field, whatever else is in an event; those without one are skipped. */
interface NumberType<A extends NumberAccumulator> extends AccumulatorType<A> {

    /** The field whose numbers are taken in. */
    Field field();

    @Override
    default void add(A accumulator, EventView event) {
        double number = event.number(field().index());
        if (!Double.isNaN(number)) {
            accumulator.add(number);
        }
    }

    @Override
    default BatchLayout reads() {
        return Reads.number(field());
    }

    @Override
    default void addAll(A accumulator, EventBatch batch) {
        accumulator.addAll(batch.numbers(), batch.column(field().index()), batch.stride(), batch.size());
    }
}
