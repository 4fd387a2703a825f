package io.tidemark.operators.state;

import io.tidemark.operators.windowing.WindowLedger;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class WindowLedgerSerializerTest extends SerializerContract<WindowLedger> {

    @Override
    protected TypeSerializer<WindowLedger> serializer() {
        return WindowLedgerSerializer.INSTANCE;
    }

    /** A subtask that has dropped, since a rescaling, more than it opened. */
    @Override
    protected WindowLedger sample() {
        WindowLedger ledger = new WindowLedger(List.of("minute", "visit"));
        ledger.events = 1000;
        ledger.windowsCreated = 20;
        ledger.windowsFired = 30;
        ledger.activeWindows = -4;
        ledger.activeKeys = -1;
        ledger.pairs(0).onTime = 990;
        ledger.pairs(0).tooLate = 10;
        ledger.pairs(1).lateAccepted = 999;
        ledger.pairs(1).overLimit = 1;
        return ledger;
    }

    @Override
    protected void change(WindowLedger ledger) {
        ledger.events++;
        ledger.pairs(1).overLimit++;
    }

    @Override
    protected String golden() {
        return "window-ledger-v1";
    }
}
