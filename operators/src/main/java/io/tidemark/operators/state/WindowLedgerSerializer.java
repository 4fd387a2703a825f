package io.tidemark.operators.state;

import io.tidemark.operators.windowing.PairLedger;
import io.tidemark.operators.windowing.WindowLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a ledger: {@code long events, windowsCreated, windowsFired, activeWindows, activeKeys | int definitions | for each:
 * UTF name, long onTime, lateAccepted, tooLate, overLimit}.
 */
public final class WindowLedgerSerializer extends VersionedSerializer<WindowLedger> {

    public static final WindowLedgerSerializer INSTANCE = new WindowLedgerSerializer();

    @Override
    public WindowLedger createInstance() {
        return new WindowLedger(List.of());
    }

    @Override
    public WindowLedger copy(WindowLedger from) {
        WindowLedger copy = new WindowLedger(from.windows());
        copy.add(from);
        return copy;
    }

    @Override
    public void serialize(WindowLedger ledger, DataOutputView target) throws IOException {
        target.writeLong(ledger.events);
        target.writeLong(ledger.windowsCreated);
        target.writeLong(ledger.windowsFired);
        target.writeLong(ledger.activeWindows);
        target.writeLong(ledger.activeKeys);
        target.writeInt(ledger.windows().size());
        for (int definition = 0; definition < ledger.windows().size(); definition++) {
            PairLedger pairs = ledger.pairs(definition);
            target.writeUTF(ledger.windows().get(definition));
            target.writeLong(pairs.onTime);
            target.writeLong(pairs.lateAccepted);
            target.writeLong(pairs.tooLate);
            target.writeLong(pairs.overLimit);
        }
    }

    @Override
    public WindowLedger deserialize(DataInputView source) throws IOException {
        long events = source.readLong();
        long windowsCreated = source.readLong();
        long windowsFired = source.readLong();
        long activeWindows = source.readLong();
        long activeKeys = source.readLong();
        int definitions = source.readInt();
        List<String> names = new ArrayList<>();
        List<PairLedger> pairs = new ArrayList<>();
        for (int definition = 0; definition < definitions; definition++) {
            names.add(source.readUTF());
            PairLedger one = new PairLedger();
            one.onTime = source.readLong();
            one.lateAccepted = source.readLong();
            one.tooLate = source.readLong();
            one.overLimit = source.readLong();
            pairs.add(one);
        }
        WindowLedger ledger = new WindowLedger(names);
        ledger.events = events;
        ledger.windowsCreated = windowsCreated;
        ledger.windowsFired = windowsFired;
        ledger.activeWindows = activeWindows;
        ledger.activeKeys = activeKeys;
        for (int definition = 0; definition < definitions; definition++) {
            ledger.pairs(definition).add(pairs.get(definition));
        }
        return ledger;
    }

    @Override
    public TypeSerializerSnapshot<WindowLedger> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<WindowLedger> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
