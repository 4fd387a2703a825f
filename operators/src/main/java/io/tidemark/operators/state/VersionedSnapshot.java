package io.tidemark.operators.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Snapshot of a serializer without parameters: nothing but the version of its bytes.
 *
 * @param <T> the values
 */
public abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {

    private final int version;
    private final TypeSerializer<T> serializer;

    /**
     * @param version of the bytes that {@code serializer} writes
     */
    protected VersionedSnapshot(int version, TypeSerializer<T> serializer) {
        this.version = version;
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return version;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
        // The version, which Flink writes, says all.
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        if (readVersion != version) {
            throw new IOException("the state was written in version " + readVersion + " of "
                    + serializer.getClass().getSimpleName() + "; this build reads version " + version);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old.getClass() == getClass()
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
