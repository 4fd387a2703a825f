package io.tidemark.job.output;

import io.tidemark.job.ingest.Event;
import io.tidemark.operators.RefusedPair;

/** Encodes the key of a late event, so that events of one key stay in order. */
public final class EventKeyEncoder extends BufferedEncoder<RefusedPair<Event>> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(RefusedPair<Event> late, JsonBuffer out) {
        out.json(late.key());
    }
}
