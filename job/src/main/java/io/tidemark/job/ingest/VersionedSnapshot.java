package io.tidemark.job.ingest;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The snapshot of a serializer that has nothing to configure: its version and no content. A version that this release
 * does not know is refused.
 */
abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {

    private final int version;

    VersionedSnapshot(int version) {
        this.version = version;
    }

    abstract TypeSerializer<T> serializer();

    @Override
    public final int getCurrentVersion() {
        return version;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) {}

    @Override
    public final void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
            throws IOException {
        if (readVersion != version) {
            throw new IOException(
                    getClass().getName() + " has version " + readVersion + ", this release reads version " + version);
        }
    }

    @Override
    public final TypeSerializer<T> restoreSerializer() {
        return serializer();
    }

    @Override
    public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        return oldSerializerSnapshot.getClass() == getClass()
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
