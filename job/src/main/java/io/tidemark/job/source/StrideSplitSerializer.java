package io.tidemark.job.source;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes index and strides (4 bytes each), the next record and the start (8 bytes each). */
final class StrideSplitSerializer implements SimpleVersionedSerializer<StrideSplit> {

    /** The layout above. */
    static final int VERSION_1 = 1;

    private static final int BYTES = 24;

    @Override
    public int getVersion() {
        return VERSION_1;
    }

    @Override
    public byte[] serialize(StrideSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(BYTES);
        out.writeInt(split.index());
        out.writeInt(split.strides());
        out.writeLong(split.next());
        out.writeLong(split.startMillis());
        return out.getCopyOfBuffer();
    }

    @Override
    public StrideSplit deserialize(int version, byte[] serialized) throws IOException {
        Versions.check("stride split", version, VERSION_1);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        StrideSplit split = new StrideSplit(in.readInt(), in.readInt(), in.readLong(), in.readLong());
        Versions.checkEnd("stride split", in);
        return split;
    }
}
