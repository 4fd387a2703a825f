package io.tidemark.benchmarks.statistics;

import io.tidemark.benchmarks.statistics.CompositeStatistics.Counted;
import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a counted composite: {@code long count | statistics}, each part as the composite writes it. */
public final class CountedSerializer extends VersionedSerializer<Counted> {

    /** Stateless. */
    public static final CountedSerializer INSTANCE = new CountedSerializer();

    private static final int PARTS = NineStatistics.COMPOSITE.signature().size();

    private CountedSerializer() {}

    @Override
    public Counted createInstance() {
        return new Counted(NineStatistics.COMPOSITE.create(), 0);
    }

    @Override
    public Counted copy(Counted from) {
        return new Counted(NineStatistics.COMPOSITE.copy(from.parts), from.count);
    }

    @Override
    public void serialize(Counted accumulator, DataOutputView target) throws IOException {
        target.writeLong(accumulator.count);
        for (int part = 0; part < PARTS; part++) {
            NineStatistics.COMPOSITE.writePart(accumulator.parts, part, target);
        }
    }

    @Override
    public Counted deserialize(DataInputView source) throws IOException {
        long count = source.readLong();
        CompositeAccumulator statistics = NineStatistics.COMPOSITE.unread();
        for (int part = 0; part < PARTS; part++) {
            NineStatistics.COMPOSITE.readPart(statistics, part, source);
        }
        return new Counted(statistics, count);
    }

    @Override
    public TypeSerializerSnapshot<Counted> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Counted> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
