package io.tidemark.job.source;

import org.apache.flink.api.connector.source.SourceEvent;

/** Tells a reader that all splits known so far have been dealt, so that one without any knows that it has to wait. */
record SplitsDealt() implements SourceEvent {

    private static final long serialVersionUID = 1L;
}
