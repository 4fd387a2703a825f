package io.tidemark.operators.state;

import io.tidemark.operators.TimeDomain;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link WindowCatalog}, as drawn there. */
public final class WindowCatalogSerializer extends ImmutableSerializer<WindowCatalog> {

    public static final WindowCatalogSerializer INSTANCE = new WindowCatalogSerializer();

    @Override
    public WindowCatalog createInstance() {
        return new WindowCatalog(TimeDomain.EVENT, 0, List.of());
    }

    @Override
    public void serialize(WindowCatalog catalog, DataOutputView target) throws IOException {
        catalog.write(target);
    }

    @Override
    public WindowCatalog deserialize(DataInputView source) throws IOException {
        return WindowCatalog.read(source);
    }

    @Override
    public TypeSerializerSnapshot<WindowCatalog> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<WindowCatalog> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
