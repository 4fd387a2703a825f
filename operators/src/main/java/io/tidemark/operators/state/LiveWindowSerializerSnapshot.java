package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.operators.windowing.LiveWindow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Snapshot of a {@link LiveWindowSerializer}: the signatures of the window definitions whose windows it wrote. Version 1: for
 * each definition its name, whether its windows merge, its triggers and its accumulators.
 */
public final class LiveWindowSerializerSnapshot implements TypeSerializerSnapshot<LiveWindow> {

    private static final int VERSION = 1;

    private List<WindowSignature> signatures;
    /**
     * Those of the serializer this is a snapshot of, as long as both are in one process; not written. The heap backend writes
     * canonical savepoints with the serializer that it restores from the snapshot it has just taken.
     */
    private CompositeAggregate[] aggregates;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public LiveWindowSerializerSnapshot() {
        this(List.of(), null);
    }

    LiveWindowSerializerSnapshot(List<WindowSignature> signatures, CompositeAggregate[] aggregates) {
        this.signatures = signatures;
        this.aggregates = aggregates;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        WindowSignature.write(signatures, out);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        if (readVersion != VERSION) {
            throw new IOException("the windows' state was written in version " + readVersion
                    + "; this build reads version " + VERSION);
        }
        signatures = WindowSignature.read(in);
        aggregates = null;
    }

    @Override
    public TypeSerializer<LiveWindow> restoreSerializer() {
        return new LiveWindowSerializer(signatures, aggregates);
    }

    /**
     * @throws IllegalStateException when the definitions differ, with what differs
     */
    @Override
    public TypeSerializerSchemaCompatibility<LiveWindow> resolveSchemaCompatibility(
            TypeSerializerSnapshot<LiveWindow> old) {
        List<WindowSignature> written = ((LiveWindowSerializerSnapshot) old).signatures;
        if (written.equals(signatures)) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        if (written.size() == signatures.size() && written.containsAll(signatures)) {
            throw new IllegalStateException(
                    "the saved state was written for the same window definitions in another order: "
                            + names(written) + " in the state, " + names(signatures)
                            + " in the pipeline. Restore with the order in the state, or start without the state.");
        }
        List<WindowSignature> gone =
                written.stream().filter(one -> !signatures.contains(one)).toList();
        List<WindowSignature> added =
                signatures.stream().filter(one -> !written.contains(one)).toList();
        throw new IllegalStateException(
                "the saved state was written for other window definitions. Only in the state: " + gone
                        + ". Only in the pipeline: " + added
                        + ". Restore with the definitions in the state, in their order, or start without the state.");
    }

    private static List<String> names(List<WindowSignature> signatures) {
        return signatures.stream().map(WindowSignature::name).toList();
    }
}
