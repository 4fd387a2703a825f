package io.tidemark.job.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Writes the state of an enumerator:
 *
 * <pre>
 * discovered: 1 byte
 * known:      count (4 bytes), each modified UTF-8 behind 2 bytes of length, in the order of the ids
 * splits:     version (4 bytes), count (4 bytes), each its length (4 bytes) and what the split's serializer writes
 * </pre>
 */
record EnumeratorStateSerializer<S extends SourceSplit>(SimpleVersionedSerializer<S> splits)
        implements SimpleVersionedSerializer<EnumeratorState<S>> {

    /** The layout above. */
    static final int VERSION_1 = 1;

    private static final int INITIAL_BYTES = 256;

    @Override
    public int getVersion() {
        return VERSION_1;
    }

    @Override
    public byte[] serialize(EnumeratorState<S> state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
        out.writeBoolean(state.discovered());
        out.writeInt(state.known().size());
        for (String id : new TreeSet<>(state.known())) {
            out.writeUTF(id);
        }
        out.writeInt(splits.getVersion());
        out.writeInt(state.pending().size());
        for (S split : state.pending()) {
            byte[] bytes = splits.serialize(split);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public EnumeratorState<S> deserialize(int version, byte[] serialized) throws IOException {
        Versions.check("enumerator state", version, VERSION_1);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        boolean discovered = in.readBoolean();
        Set<String> known = new LinkedHashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            known.add(in.readUTF());
        }
        int splitVersion = in.readInt();
        List<S> pending = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            pending.add(splits.deserialize(splitVersion, bytes));
        }
        Versions.checkEnd("enumerator state", in);
        return new EnumeratorState<>(discovered, known, pending);
    }
}
