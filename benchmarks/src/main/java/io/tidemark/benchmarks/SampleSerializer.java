package io.tidemark.benchmarks;

import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a sample: {@code int key | long time | double value}. */
final class SampleSerializer extends VersionedSerializer<Sample> {

    static final SampleSerializer INSTANCE = new SampleSerializer();

    private static final int BYTES = Integer.BYTES + Long.BYTES + Double.BYTES;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public int getLength() {
        return BYTES;
    }

    @Override
    public Sample createInstance() {
        return new Sample(0, 0, 0);
    }

    @Override
    public Sample copy(Sample from) {
        return from;
    }

    @Override
    public void serialize(Sample sample, DataOutputView target) throws IOException {
        target.writeInt(sample.key());
        target.writeLong(sample.time());
        target.writeDouble(sample.value());
    }

    @Override
    public Sample deserialize(DataInputView source) throws IOException {
        return new Sample(source.readInt(), source.readLong(), source.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<Sample> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Sample> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
