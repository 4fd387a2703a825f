package io.tidemark.benchmarks;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * Java's own serialization, good enough for a split that is sent once and never kept.
 *
 * @param <T> serializable values
 */
final class JavaSerializer<T> implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
        return InstantiationUtil.serializeObject(value);
    }

    @Override
    public T deserialize(int version, byte[] serialized) throws IOException {
        try {
            return InstantiationUtil.deserializeObject(serialized, JavaSerializer.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IOException("the class of a split is missing", missing);
        }
    }
}
