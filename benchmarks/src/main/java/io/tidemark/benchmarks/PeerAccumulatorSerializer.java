package io.tidemark.benchmarks;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a peer's accumulator: {@code long count | statistics}, each part as the composite writes it. */
final class PeerAccumulatorSerializer extends VersionedSerializer<PeerAccumulator> {

    static final PeerAccumulatorSerializer INSTANCE = new PeerAccumulatorSerializer();

    private static final int PARTS = NineStatistics.COMPOSITE.signature().size();

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
        for (int part = 0; part < PARTS; part++) {
            NineStatistics.COMPOSITE.writePart(accumulator.statistics, part, target);
        }
    }

    @Override
    public PeerAccumulator deserialize(DataInputView source) throws IOException {
        long count = source.readLong();
        CompositeAccumulator statistics = NineStatistics.COMPOSITE.unread();
        for (int part = 0; part < PARTS; part++) {
            NineStatistics.COMPOSITE.readPart(statistics, part, source);
        }
        return new PeerAccumulator(statistics, count);
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
