package io.tidemark.job.source;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the path (modified UTF-8 behind 2 bytes of length), the offset (8 bytes) and the lines (8 bytes). */
final class FileSplitSerializer implements SimpleVersionedSerializer<FileSplit> {

    /** The layout above. */
    static final int VERSION_1 = 1;

    private static final int INITIAL_BYTES = 128;

    @Override
    public int getVersion() {
        return VERSION_1;
    }

    @Override
    public byte[] serialize(FileSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
        out.writeUTF(split.path());
        out.writeLong(split.offset());
        out.writeLong(split.lines());
        return out.getCopyOfBuffer();
    }

    @Override
    public FileSplit deserialize(int version, byte[] serialized) throws IOException {
        Versions.check("file split", version, VERSION_1);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        FileSplit split = new FileSplit(in.readUTF(), in.readLong(), in.readLong());
        Versions.checkEnd("file split", in);
        return split;
    }
}
