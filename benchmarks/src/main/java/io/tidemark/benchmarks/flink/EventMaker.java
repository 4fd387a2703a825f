package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.workload.SampleCursor;
import java.io.Serializable;

/**
 * Makes what the source emits; owned by one source subtask. It may make the same object again and again, as the jobs run with
 * object reuse.
 *
 * @param <T> what is emitted
 */
public interface EventMaker<T> extends Serializable {

    /** The event that the cursor stands on. */
    T make(SampleCursor cursor);
}
