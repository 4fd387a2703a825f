package io.tidemark.benchmarks.flink;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The share of one source subtask.
 *
 * @param number from 0 on; that of the subtask
 */
record Share(int number) implements SourceSplit, Serializable {

    @Override
    public String splitId() {
        return "share-" + number;
    }
}
