package io.tidemark.operators.semantics;

import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.state.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Counts how often a reading is copied: the harness does so with every record that an operator emits. */
final class CountingReadingSerializer extends VersionedSerializer<Reading> {

    private static final long serialVersionUID = 1;

    private int copies;

    int copies() {
        return copies;
    }

    @Override
    public Reading createInstance() {
        return ReadingSerializer.INSTANCE.createInstance();
    }

    @Override
    public Reading copy(Reading from) {
        copies++;
        return from;
    }

    @Override
    public void serialize(Reading reading, DataOutputView target) throws IOException {
        ReadingSerializer.INSTANCE.serialize(reading, target);
    }

    @Override
    public Reading deserialize(DataInputView source) throws IOException {
        return ReadingSerializer.INSTANCE.deserialize(source);
    }

    @Override
    public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
        return ReadingSerializer.INSTANCE.snapshotConfiguration();
    }
}
