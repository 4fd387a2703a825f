package io.tidemark.operators.state;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Snapshot of a serializer without parameters whose bytes have had several versions: nothing but the version. State of an
 * earlier one is read with its own serializer and moves to the newest.
 *
 * @param <T> the values
 */
public abstract class EvolvedSnapshot<T> implements TypeSerializerSnapshot<T> {

    private final List<TypeSerializer<T>> serializers;
    private int version;

    /**
     * @param version of the bytes that were written
     * @param serializers of versions 1, 2 and so on
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    protected EvolvedSnapshot(int version, TypeSerializer<T>... serializers) {
        this.version = version;
        this.serializers = List.of(serializers);
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
        if (readVersion < 1 || readVersion > serializers.size()) {
            throw new IOException("the state was written in version " + readVersion + " of "
                    + getClass().getEnclosingClass().getSimpleName() + "; this build reads versions 1 to "
                    + serializers.size());
        }
        version = readVersion;
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializers.get(version - 1);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old.getClass() != getClass()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        int written = old.getCurrentVersion();
        if (written == version) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return written < version
                ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
