package io.tidemark.job.topology;

import io.tidemark.job.ingest.RejectionReason;
import io.tidemark.operators.state.SerializerContract;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class IngestLedgerSerializerTest extends SerializerContract<IngestLedger> {

    @Override
    protected TypeSerializer<IngestLedger> serializer() {
        return IngestLedgerSerializer.INSTANCE;
    }

    @Override
    protected IngestLedger sample() {
        IngestLedger ledger = new IngestLedger();
        ledger.add(1000, Map.of(RejectionReason.MALFORMED, 7L, RejectionReason.FUTURE_TIME, 2L));
        return ledger;
    }

    @Override
    protected void change(IngestLedger ledger) {
        ledger.accept();
        ledger.reject(RejectionReason.BAD_VALUE);
    }

    @Override
    protected String golden() {
        return "ingest-ledger-v1";
    }
}
