package io.tidemark.operators;

import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a reading: {@code UTF key | long time | double value}. */
public final class ReadingSerializer extends VersionedSerializer<Reading> {

    public static final ReadingSerializer INSTANCE = new ReadingSerializer();

    @Override
    public Reading createInstance() {
        return new Reading("", 0, 0);
    }

    @Override
    public Reading copy(Reading from) {
        return from;
    }

    @Override
    public void serialize(Reading reading, DataOutputView target) throws IOException {
        target.writeUTF(reading.key());
        target.writeLong(reading.time());
        target.writeDouble(reading.value());
    }

    @Override
    public Reading deserialize(DataInputView source) throws IOException {
        return new Reading(source.readUTF(), source.readLong(), source.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Reading> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
