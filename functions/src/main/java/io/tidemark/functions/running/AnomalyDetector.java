package io.tidemark.functions.running;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Says of each value of a key whether it is out of line with those before it: a value is judged before it is learned. The
 * detector itself is a value without state and may serve any number of keys; what it knows of one key is in {@code S}.
 *
 * @param <S> the state of one key: mutable, of one thread
 */
public interface AnomalyDetector<S> extends Serializable {

    /** The state of a key that has had no value. */
    S create();

    /**
     * Judges a value, then learns it.
     *
     * @param time event time in ms; not necessarily behind that of the value before
     * @param value a finite number
     * @param judgement overwritten with the numbers that led to the verdict, whatever it is
     * @return whether the value is an anomaly
     */
    boolean judge(S state, long time, double value, Judgement judgement);

    /** Writes what {@link #read} of a detector with the same {@link #signature} makes the same state of. */
    void write(S state, DataOutput out) throws IOException;

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when that cannot have been written by this detector
     */
    S read(DataInput in) throws IOException;

    /**
     * Kind, the parameters on which the meaning of the state depends, and the version of the bytes: saved state belongs to a
     * detector of equal signature and to no other.
     */
    String signature();
}
