package io.tidemark.functions.aggregate;

import java.util.function.BiConsumer;

/** Slides over slices whose events can be taken out of an aggregate as exactly as they were put in: one merge, one less. */
final class Subtraction<A> implements SlidingAggregate<A> {

    private final AccumulatorType<A> type;
    private final BiConsumer<A, A> subtract;
    private A all;

    /**
     * @param subtract takes the events of its right side out of its left side
     */
    Subtraction(AccumulatorType<A> type, BiConsumer<A, A> subtract) {
        this.type = type;
        this.subtract = subtract;
        this.all = type.create();
    }

    @Override
    public void append(A newest) {
        type.merge(all, newest);
    }

    @Override
    public boolean evict(A oldest) {
        subtract.accept(all, oldest);
        return true;
    }

    @Override
    public A merged() {
        return all;
    }

    @Override
    public void clear() {
        all = type.create();
    }
}
