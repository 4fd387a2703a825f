package io.tidemark.job.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** Writes values as the bytes of a record, without a line end. Each thread has its own. */
public interface RecordEncoder<T> extends Serializable {

    /** The record's bytes. */
    byte[] encode(T value);

    /** Writes the record's bytes. */
    void encode(T value, OutputStream out) throws IOException;
}
