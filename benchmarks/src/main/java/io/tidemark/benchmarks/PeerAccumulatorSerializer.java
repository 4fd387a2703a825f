package io.tidemark.benchmarks;

import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a peer's accumulator: {@code long count | statistics} as the composite writes them. */
final class PeerAccumulatorSerializer extends VersionedSerializer<PeerAccumulator> {

    static final PeerAccumulatorSerializer INSTANCE = new PeerAccumulatorSerializer();

    @Override
    public PeerAccumulator createInstance() {
        return new PeerAccumulator(NineStatistics.COMPOSITE.create(), 0);
    }

    @Override
    public PeerAccumulator copy(PeerAccumulator from) {
        return new PeerAccumulator(NineStatistics.COMPOSITE.copy(from.statistics), from.count);
    }

    @Override
    public void serialize(PeerAccumulator accumulator, DataOutputView target) throws IOException {
        target.writeLong(accumulator.count);
        NineStatistics.COMPOSITE.write(accumulator.statistics, target);
    }

    @Override
    public PeerAccumulator deserialize(DataInputView source) throws IOException {
        long count = source.readLong();
        return new PeerAccumulator(NineStatistics.COMPOSITE.read(source), count);
    }

    @Override
    public TypeSerializerSnapshot<PeerAccumulator> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<PeerAccumulator> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
