package io.tidemark.job.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.ingest.Event;
import io.tidemark.operators.RefusedPair;
import java.io.IOException;

/** Encodes the key of a late event, so that events of one key stay in order. */
public final class EventKeyEncoder extends JsonEncoder<RefusedPair<Event>> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void write(RefusedPair<Event> late, JsonGenerator out) throws IOException {
        out.writeRawValue(late.key());
    }
}
