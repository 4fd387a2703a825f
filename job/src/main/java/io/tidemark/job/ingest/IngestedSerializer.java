package io.tidemark.job.ingest;

import io.tidemark.operators.state.ImmutableSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a tag, 1 for an event and 2 for a rejection, and what {@link EventSerializer} or {@link RejectionSerializer} write. */
final class IngestedSerializer extends ImmutableSerializer<Ingested> {

    private static final long serialVersionUID = 1L;

    private static final int EVENT = 1;
    private static final int REJECTION = 2;

    private final EventSerializer events = new EventSerializer();
    private final RejectionSerializer rejections = new RejectionSerializer();

    @Override
    public TypeSerializer<Ingested> duplicate() {
        return new IngestedSerializer();
    }

    @Override
    public void serialize(Ingested ingested, DataOutputView out) throws IOException {
        if (ingested instanceof Event event) {
            out.writeByte(EVENT);
            events.serialize(event, out);
        } else {
            out.writeByte(REJECTION);
            rejections.serialize((Rejection) ingested, out);
        }
    }

    @Override
    public Ingested deserialize(DataInputView in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case EVENT -> events.deserialize(in);
            case REJECTION -> rejections.deserialize(in);
            default -> throw new IOException("nothing ingested has the tag " + tag);
        };
    }

    @Override
    public TypeSerializerSnapshot<Ingested> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What savepoints keep of the serializer. */
    public static final class Snapshot extends VersionedSnapshot<Ingested> {

        /** Tags above, events and rejections in their version 1. */
        private static final int VERSION_1 = 1;

        /** Called by Flink when it reads a savepoint. */
        public Snapshot() {
            super(VERSION_1, new IngestedSerializer());
        }
    }
}
