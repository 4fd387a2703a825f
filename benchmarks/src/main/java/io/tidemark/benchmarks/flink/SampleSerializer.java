package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a sample: {@code int key | long time | double value}. */
public final class SampleSerializer extends VersionedSerializer<Sample> {

    /** Stateless. */
    public static final SampleSerializer INSTANCE = new SampleSerializer();

    private static final int BYTES = Integer.BYTES + Long.BYTES + Double.BYTES;

    private SampleSerializer() {}

    @Override
    public int getLength() {
        return BYTES;
    }

    @Override
    public Sample createInstance() {
        return new Sample();
    }

    @Override
    public Sample copy(Sample from) {
        return new Sample(from.key, from.time, from.value);
    }

    @Override
    public void serialize(Sample sample, DataOutputView target) throws IOException {
        target.writeInt(sample.key);
        target.writeLong(sample.time);
        target.writeDouble(sample.value);
    }

    @Override
    public Sample deserialize(DataInputView source) throws IOException {
        return deserialize(new Sample(), source);
    }

    @Override
    public Sample deserialize(Sample reuse, DataInputView source) throws IOException {
        reuse.key = source.readInt();
        reuse.time = source.readLong();
        reuse.value = source.readDouble();
        return reuse;
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
