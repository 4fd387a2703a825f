package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.PaneBuffer;
import java.io.Serializable;

/**
 * Reads an engine's results.
 *
 * @param <T> the results
 */
public interface PaneReader<T> extends Serializable {

    /** Notes a result. */
    void read(T result, PaneBuffer panes);
}
