package io.tidemark.job.topology;

import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.state.VersionedSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an ingest ledger: {@code long accepted | int reasons | for each: byte code, long rejected}. */
public final class IngestLedgerSerializer extends VersionedSerializer<IngestLedger> {

    static final IngestLedgerSerializer INSTANCE = new IngestLedgerSerializer();

    @Override
    public IngestLedger createInstance() {
        return new IngestLedger();
    }

    @Override
    public IngestLedger copy(IngestLedger from) {
        IngestLedger copy = new IngestLedger();
        copy.add(from.accepted(), from.rejected());
        return copy;
    }

    @Override
    public void serialize(IngestLedger ledger, DataOutputView target) throws IOException {
        Map<RejectionReason, Long> rejected = ledger.rejected();
        target.writeLong(ledger.accepted());
        target.writeInt(rejected.size());
        for (Map.Entry<RejectionReason, Long> count : rejected.entrySet()) {
            target.writeByte(count.getKey().code());
            target.writeLong(count.getValue());
        }
    }

    @Override
    public IngestLedger deserialize(DataInputView source) throws IOException {
        long accepted = source.readLong();
        Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
        for (int left = source.readInt(); left > 0; left--) {
            RejectionReason reason = RejectionReason.ofCode(source.readByte());
            rejected.put(reason, source.readLong());
        }
        IngestLedger ledger = new IngestLedger();
        ledger.add(accepted, rejected);
        return ledger;
    }

    @Override
    public TypeSerializerSnapshot<IngestLedger> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<IngestLedger> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
