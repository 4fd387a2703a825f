package io.tidemark.operators.state;

import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a window id: {@code int definition | long start | long end}, big-endian. */
public final class WindowIdSerializer extends ImmutableSerializer<WindowId> {

    public static final WindowIdSerializer INSTANCE = new WindowIdSerializer();

    private static final int LENGTH = Integer.BYTES + 2 * Long.BYTES;

    @Override
    public WindowId createInstance() {
        return new WindowId(0, 0, 0);
    }

    @Override
    public int getLength() {
        return LENGTH;
    }

    @Override
    public void serialize(WindowId id, DataOutputView target) throws IOException {
        target.writeInt(id.definition());
        target.writeLong(id.start());
        target.writeLong(id.end());
    }

    @Override
    public WindowId deserialize(DataInputView source) throws IOException {
        return new WindowId(source.readInt(), source.readLong(), source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<WindowId> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<WindowId> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
