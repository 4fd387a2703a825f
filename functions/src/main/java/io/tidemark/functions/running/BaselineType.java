package io.tidemark.functions.running;

import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How a baseline learns, and its bytes.
 *
 * @param <B> the baseline of one key, mutable
 */
interface BaselineType<B extends Baseline> extends Serializable {

    /** A baseline of no values. */
    B create();

    /** Takes in a finite value of an event time in ms, which may be before that of the latest one. */
    void add(B baseline, long time, double value);

    /** Writes the baseline; the layout is fixed for each {@link #parameters}. */
    void write(B baseline, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    B read(DataInput in) throws IOException;

    /** What the meaning of the bytes depends on, as {@code (parameters)#version}. */
    String parameters();

    /**
     * Reads how many values there have been.
     *
     * @throws IOException when no baseline can have had so many
     */
    static long readCount(DataInput in) throws IOException {
        long count = Varints.readUnsigned(in);
        if (count < 0) {
            throw new IOException("found a count of " + Long.toUnsignedString(count)
                    + " values: the state is damaged or was written by something else");
        }
        return count;
    }
}
