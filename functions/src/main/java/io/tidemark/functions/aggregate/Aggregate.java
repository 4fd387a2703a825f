package io.tidemark.functions.aggregate;

import io.tidemark.functions.window.WindowView;
import java.io.Serializable;

/**
 * One result of a window: what to accumulate and how to read the value from it.
 *
 * @param <A> the accumulator
 */
public interface Aggregate<A> extends Serializable {

    /** How events are accumulated. */
    AccumulatorType<A> accumulator();

    /**
     * Reads the value; does not change what the accumulator holds, though it may put that in another order.
     *
     * @return a {@code Long}, a finite {@code Double}, a {@code String}, a {@code Boolean}, a {@code List} or a
     *     string-keyed {@code Map} of these, or {@code null} when there are too few values
     * @throws ArithmeticException when the value has no finite representation; the part then fails, the others do not
     */
    Object result(A accumulator, WindowView window);
}
