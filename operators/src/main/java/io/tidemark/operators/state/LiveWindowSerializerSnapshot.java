package io.tidemark.operators.state;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.windowing.LiveWindow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Snapshot of a {@link LiveWindowSerializer}: the {@linkplain WindowCatalog catalog} of the definitions whose windows it wrote.
 * With it alone a reader can name the windows in a savepoint; with definitions it can decode them. Every version holds the
 * catalog; the windows beside it have a {@linkplain WindowHeader header} of the same version.
 */
public final class LiveWindowSerializerSnapshot implements TypeSerializerSnapshot<LiveWindow> {

    private static final int V1 = 1;
    private static final int V2 = 2;
    private static final int V3 = 3;

    private WindowHeader header;
    private WindowCatalog catalog;
    /**
     * By number, those of the serializer this is a snapshot of, as long as both are in one process; not written. The heap
     * backend writes canonical savepoints with the serializer that it restores from the snapshot it has just taken.
     */
    private WindowDefinition[] definitions;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public LiveWindowSerializerSnapshot() {
        this(WindowHeader.V3, new WindowCatalog(TimeDomain.EVENT, 0, List.of()), new WindowDefinition[0]);
    }

    /**
     * @param definitions by number, {@code null} where the definition is not at hand
     */
    LiveWindowSerializerSnapshot(WindowHeader header, WindowCatalog catalog, WindowDefinition[] definitions) {
        this.header = header;
        this.catalog = catalog;
        this.definitions = definitions;
    }

    /** The definitions whose windows were written. */
    public WindowCatalog catalog() {
        return catalog;
    }

    @Override
    public int getCurrentVersion() {
        return switch (header) {
            case V1 -> V1;
            case V2 -> V2;
            case V3 -> V3;
        };
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        catalog.write(out);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        header = switch (readVersion) {
            case V1 -> WindowHeader.V1;
            case V2 -> WindowHeader.V2;
            case V3 -> WindowHeader.V3;
            default ->
                throw new IOException("the windows' state was written in version " + readVersion
                        + "; this build reads versions " + V1 + " to " + V3);
        };
        catalog = WindowCatalog.read(in);
        definitions = new WindowDefinition[catalog.nextNumber()];
    }

    @Override
    public TypeSerializer<LiveWindow> restoreSerializer() {
        return new LiveWindowSerializer(header, catalog, definitions);
    }

    /**
     * As is when every definition in both catalogs writes as before, in the same version; otherwise after migration, in which each window moves to
     * the layout that its definition has now. What cannot be migrated the operator has refused before it comes to this.
     */
    @Override
    public TypeSerializerSchemaCompatibility<LiveWindow> resolveSchemaCompatibility(
            TypeSerializerSnapshot<LiveWindow> old) {
        if (!(old instanceof LiveWindowSerializerSnapshot saved)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        WindowSignature[] running = catalog.byNumber();
        boolean asIs = header == saved.header;
        for (WindowSignature window : saved.catalog.windows()) {
            WindowSignature now = window.number() < running.length ? running[window.number()] : null;
            if (now != null && (!now.name().equals(window.name()) || now.kind() != window.kind())) {
                return TypeSerializerSchemaCompatibility.incompatible();
            }
            asIs &= now == null || now.hasLayoutOf(window);
        }
        return asIs
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
