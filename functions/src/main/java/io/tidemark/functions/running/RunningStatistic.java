package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * A statistic of a key's values in the order they come. The statistic itself is a value without state and may serve any number of
 * keys; what it knows of one key is in {@code S}.
 *
 * @param <S> the state of one key: mutable, of one thread
 */
public interface RunningStatistic<S> extends Serializable {

    /** The state of a key that has had no value. */
    S create();

    /**
     * Takes a value in.
     *
     * @param time event time in ms; not necessarily behind that of the value before
     * @param value a finite number
     */
    void add(S state, long time, double value);

    /** What a result shows: a {@code Double}, a map of named numbers, or null where there is nothing to say. */
    Object result(S state);

    /** Writes what {@link #read} of a statistic with the same {@link #signature} makes the same state of. */
    void write(S state, DataOutput out) throws IOException;

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when that cannot have been written by this statistic
     */
    S read(DataInput in) throws IOException;

    /** Kind, parameters and the version of the bytes: saved state belongs to a statistic of equal signature and to no other. */
    String signature();
}
