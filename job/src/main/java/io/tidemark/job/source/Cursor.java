package io.tidemark.job.source;

import io.tidemark.job.ingest.Ingested;
import java.io.Closeable;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Reads one split. Each call does a bounded piece of work and emits at most one record, so that checkpoints and
 * watermarks are never kept waiting.
 */
interface Cursor<S extends SourceSplit> extends Closeable {

    /** What a call came to. */
    enum Step {
        /** Go on with this cursor. */
        AGAIN,
        /** The next cursor's turn. */
        TURN_OVER,
        /** Nothing to read for the moment. */
        WAITING,
        /** Nothing to read ever again. */
        FINISHED
    }

    /** Reads on. */
    Step advance(SourceOutput<Ingested> output) throws IOException;

    /** The split as of now: a cursor that starts from it emits exactly what this one has not. */
    S split();

    /** Lets go of open files until the next call; where it reads does not change. */
    void release() throws IOException;

    @Override
    default void close() throws IOException {
        release();
    }
}
