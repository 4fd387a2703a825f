package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a key's window index as Tidemark 0.1 wrote it, version 1; {@code v} is a {@linkplain Varints varint}.
 *
 * <pre>
 * long watermarkTimer | long clockTimer
 * v windows   | for each: v definition | byte flags | long start | long end
 *               | CHANGED: long start, long end at opening | WAITING: long deadline
 * v horizons  | for each: v definition | long end
 * </pre>
 */
final class WindowIndexV1Serializer extends VersionedSerializer<WindowIndex> {

    static final WindowIndexV1Serializer INSTANCE = new WindowIndexV1Serializer();

    /** More than any key, definition or accumulator can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int CLOSED = 1;
    private static final int CHANGED = 2;
    private static final int WAITING = 4;

    @Override
    public WindowIndex createInstance() {
        return new WindowIndex();
    }

    @Override
    public WindowIndex copy(WindowIndex from) {
        return from.copy();
    }

    /** Flink writes with it only what it has read with it. */
    @Override
    public void serialize(WindowIndex index, DataOutputView target) throws IOException {
        target.writeLong(index.watermarkTimer);
        target.writeLong(index.clockTimer);
        Varints.writeUnsigned(index.size(), target);
        for (int position = 0; position < index.size(); position++) {
            writeEntry(index.get(position), target);
        }
        Varints.writeUnsigned(index.horizons().size(), target);
        for (Map.Entry<Integer, Long> horizon : index.horizons().entrySet()) {
            Varints.writeUnsigned(horizon.getKey(), target);
            target.writeLong(horizon.getValue());
        }
    }

    private static void writeEntry(WindowEntry entry, DataOutputView target) throws IOException {
        boolean changed = entry.start != entry.id.start() || entry.end != entry.id.end();
        boolean waiting = entry.deadline != Trigger.NO_DEADLINE;
        Varints.writeUnsigned(entry.id.definition(), target);
        target.writeByte((entry.closed ? CLOSED : 0) | (changed ? CHANGED : 0) | (waiting ? WAITING : 0));
        target.writeLong(entry.start);
        target.writeLong(entry.end);
        if (changed) {
            target.writeLong(entry.id.start());
            target.writeLong(entry.id.end());
        }
        if (waiting) {
            target.writeLong(entry.deadline);
        }
    }

    @Override
    public WindowIndex deserialize(DataInputView source) throws IOException {
        long watermarkTimer = source.readLong();
        long clockTimer = source.readLong();
        int windows = Varints.readLength(source, MAX_LENGTH);
        List<WindowEntry> entries = new ArrayList<>(windows);
        for (int i = 0; i < windows; i++) {
            entries.add(readEntry(source));
        }
        Map<Integer, Long> horizons = new TreeMap<>();
        for (int left = Varints.readLength(source, MAX_LENGTH); left > 0; left--) {
            int definition = Varints.readLength(source, MAX_LENGTH);
            horizons.put(definition, source.readLong());
        }
        WindowIndex index = new WindowIndex(entries, horizons);
        index.watermarkTimer = watermarkTimer;
        index.clockTimer = clockTimer;
        return index;
    }

    private static WindowEntry readEntry(DataInputView source) throws IOException {
        int definition = Varints.readLength(source, MAX_LENGTH);
        int flags = source.readByte();
        long start = source.readLong();
        long end = source.readLong();
        WindowId id = (flags & CHANGED) != 0
                ? new WindowId(definition, source.readLong(), source.readLong())
                : new WindowId(definition, start, end);
        WindowEntry entry = new WindowEntry(id, start, end, (flags & CLOSED) != 0);
        if ((flags & WAITING) != 0) {
            entry.deadline = source.readLong();
        }
        return entry;
    }

    @Override
    public TypeSerializerSnapshot<WindowIndex> snapshotConfiguration() {
        return new WindowIndexSerializer.Snapshot(WindowIndexSerializer.Snapshot.V1);
    }
}
