package io.tidemark.functions.aggregate;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How events are accumulated: the parameters and the algebra of one kind of accumulator. Implementations are records;
 * equality means that two results can be read from one accumulator.
 *
 * <p>Laws, for all accumulators {@code a}, {@code b}, {@code c} and events {@code e}:
 *
 * <ul>
 *   <li>{@link #create} is the identity of {@link #merge}, on either side;
 *   <li>merge is associative and commutative in what results read from it, and leaves its right side untouched;
 *   <li>adding events in any order and in any split over merged accumulators reads the same results (floating-point sums
 *       within 1e-9 relative);
 *   <li>{@link #addAll} equals adding the rows one by one;
 *   <li>{@link #read} of what {@link #write} wrote equals the original in every later operation;
 *   <li>{@link #copy} shares nothing mutable with the original.
 * </ul>
 *
 * @param <A> the accumulator, mutable, owned by one window
 */
public interface AccumulatorType<A> extends Serializable {

    /** What {@link #used} returns when an accumulator needs no value of an event and so takes in every one. */
    long ALL = -1;

    /** A new accumulator of no events. */
    A create();

    /** Takes in one event; an event without the value that is needed is skipped. Allocates nothing in the common case. */
    void add(A accumulator, EventView event);

    /**
     * What {@link #add} reads of an event, so that events can be kept in batches on their way here; or {@code null} when that
     * is not known, and each event is then passed on by itself.
     */
    default BatchLayout reads() {
        return null;
    }

    /**
     * Takes in all rows of a batch, as {@link #add} would one after the other.
     *
     * @param batch of a layout that keeps at least what this {@link #reads}
     */
    default void addAll(A accumulator, EventBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            add(accumulator, batch.at(row));
        }
    }

    /** Makes {@code into} the accumulator of the events of both; {@code from} stays as it is. */
    void merge(A into, A from);

    /** Slides over accumulators of this type; a new one that holds none. */
    default SlidingAggregate<A> sliding() {
        return new TwoStacks<>(this);
    }

    /**
     * Whether {@link #sliding} keeps little: some tens of bytes for each slice and some kilobytes besides, whatever events come.
     * Only then is it kept at hand for each key from one window to the next; otherwise windows are merged from their slices.
     */
    default boolean slidesSmall() {
        return false;
    }

    /** How many events had the value that is needed, or {@link #ALL}. */
    long used(A accumulator);

    /** A deep copy. */
    A copy(A accumulator);

    /** Writes the accumulator; the layout is fixed for each {@link #signature}. */
    void write(A accumulator, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    A read(DataInput in) throws IOException;

    /**
     * Names the kind, its parameters, its field and the version of its bytes, such as {@code sum(latency)#1}: state written
     * under one signature can be read under the same.
     */
    String signature();
}
