package io.tidemark.benchmarks.flink;

import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a pane: its components in order. The sink is chained to the windows, so none is ever written. */
final class PaneRowSerializer extends VersionedSerializer<PaneRow> {

    static final PaneRowSerializer INSTANCE = new PaneRowSerializer();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public PaneRow createInstance() {
        return new PaneRow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public PaneRow copy(PaneRow from) {
        return from;
    }

    @Override
    public void serialize(PaneRow row, DataOutputView target) throws IOException {
        target.writeInt(row.key());
        target.writeLong(row.start());
        target.writeLong(row.end());
        target.writeLong(row.count());
        target.writeDouble(row.sum());
        target.writeDouble(row.avg());
        target.writeDouble(row.min());
        target.writeDouble(row.max());
        target.writeDouble(row.stddev());
        target.writeDouble(row.p50());
        target.writeDouble(row.p95());
        target.writeDouble(row.p99());
    }

    @Override
    public PaneRow deserialize(DataInputView source) throws IOException {
        return new PaneRow(
                source.readInt(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<PaneRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<PaneRow> {
        /** For Flink. */
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
