package io.tidemark.job.source;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/** Finds the splits there are. May touch storage; never called on the coordinator's own thread. */
@FunctionalInterface
interface SplitDiscovery<S extends SourceSplit> {

    /**
     * All splits from their beginning, in a fixed order; the caller leaves out those it knows.
     *
     * @param parallelism number of readers
     */
    List<S> discover(int parallelism) throws IOException;
}
