package io.tidemark.job.source;

import org.apache.flink.api.connector.source.SourceSplit;

/** Opens cursors on splits for one reader. */
@FunctionalInterface
interface CursorFactory<S extends SourceSplit> {

    Cursor<S> open(S split);
}
