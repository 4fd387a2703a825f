package io.tidemark.operators.state;

import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.windowing.KeyStatistics;
import io.tidemark.operators.windowing.StatisticsPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Snapshot of a {@link KeyStatisticsSerializer}: {@code varint parts | for each: text signature}. */
public final class KeyStatisticsSnapshot implements TypeSerializerSnapshot<KeyStatistics> {

    /** The layout that {@link KeyStatisticsSerializer} draws. */
    private static final int VERSION = 1;

    /** More than any pipeline has: a larger number means broken bytes. */
    private static final int MAX_PARTS = 1 << 16;

    private List<String> signatures;
    /**
     * Those of the serializer this is a snapshot of, as long as both are in one process; not written. The heap backend writes
     * canonical savepoints with the serializer that it restores from the snapshot it has just taken.
     */
    private List<StatisticsPart> parts;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public KeyStatisticsSnapshot() {
        this(List.of(), null);
    }

    KeyStatisticsSnapshot(List<String> signatures, List<StatisticsPart> parts) {
        this.signatures = signatures;
        this.parts = parts;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        Varints.writeUnsigned(signatures.size(), out);
        for (String signature : signatures) {
            Texts.write(signature, out);
        }
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        if (readVersion != VERSION) {
            throw new IOException("running statistics were written in version " + readVersion
                    + "; this build reads version " + VERSION);
        }
        List<String> read = new ArrayList<>();
        for (int left = Varints.readLength(in, MAX_PARTS); left > 0; left--) {
            read.add(Texts.read(in));
        }
        signatures = List.copyOf(read);
        parts = null;
    }

    @Override
    public TypeSerializer<KeyStatistics> restoreSerializer() {
        return new KeyStatisticsSerializer(signatures, parts);
    }

    /** As is with the same parts in the same order, after migration with any others: none is refused, some may be dropped. */
    @Override
    public TypeSerializerSchemaCompatibility<KeyStatistics> resolveSchemaCompatibility(
            TypeSerializerSnapshot<KeyStatistics> old) {
        if (!(old instanceof KeyStatisticsSnapshot saved)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return signatures.equals(saved.signatures)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
