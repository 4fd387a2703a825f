package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.windowing.SliceList;
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
 * Bytes of a key's window index; {@code v} is a {@linkplain Varints varint}.
 *
 * <pre>
 * long watermarkTimer | long clockTimer
 * v windows   | for each: v definition | byte flags | long start | long end
 *               | CHANGED: long start, long end at opening | WAITING: long deadline
 * v horizons  | for each: v definition | long end
 * </pre>
 */
public final class WindowIndexSerializer extends VersionedSerializer<WindowIndex> {

    public static final WindowIndexSerializer INSTANCE = new WindowIndexSerializer();

    /** More than any key, definition or accumulator can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int CLOSED = 1;
    private static final int CHANGED = 2;
    private static final int WAITING = 4;
    private static final int SLICED = 8;

    @Override
    public WindowIndex createInstance() {
        return new WindowIndex();
    }

    @Override
    public WindowIndex copy(WindowIndex from) {
        return from.copy();
    }

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
        Varints.writeUnsigned(index.slices().size(), target);
        for (SliceList list : index.slices()) {
            writeSlices(list, target);
        }
    }

    private static void writeSlices(SliceList list, DataOutputView target) throws IOException {
        Varints.writeUnsigned(list.group(), target);
        Varints.writeUnsigned(list.widthMillis(), target);
        Varints.writeUnsigned(list.size(), target);
        for (int position = 0; position < list.size(); position++) {
            if (position == 0) {
                target.writeLong(list.start(0));
            } else {
                long apart = list.start(position) - list.start(position - 1);
                Varints.writeUnsigned(apart / list.widthMillis(), target);
            }
        }
    }

    private static SliceList readSlices(DataInputView source) throws IOException {
        int group = Varints.readLength(source, MAX_LENGTH);
        long widthMillis = Varints.readUnsigned(source);
        int size = Varints.readLength(source, MAX_LENGTH);
        long[] starts = new long[size];
        for (int position = 0; position < size; position++) {
            starts[position] = position == 0
                    ? source.readLong()
                    : starts[position - 1] + Varints.readUnsigned(source) * widthMillis;
        }
        return new SliceList(group, widthMillis, starts, size);
    }

    private static void writeEntry(WindowEntry entry, DataOutputView target) throws IOException {
        boolean changed = entry.start != entry.id.start() || entry.end != entry.id.end();
        boolean waiting = entry.deadline != Trigger.NO_DEADLINE;
        Varints.writeUnsigned(entry.id.definition(), target);
        target.writeByte((entry.closed ? CLOSED : 0)
                | (changed ? CHANGED : 0)
                | (waiting ? WAITING : 0)
                | (entry.isSliced() ? SLICED : 0));
        target.writeLong(entry.start);
        target.writeLong(entry.end);
        if (changed) {
            target.writeLong(entry.id.start());
            target.writeLong(entry.id.end());
        }
        if (waiting) {
            target.writeLong(entry.deadline);
        }
        if (entry.isSliced()) {
            Varints.writeUnsigned(entry.slices, target);
            Varints.writeUnsigned(entry.nextPane, target);
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
        for (int left = Varints.readLength(source, MAX_LENGTH); left > 0; left--) {
            index.addSlices(readSlices(source));
        }
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
        if ((flags & SLICED) != 0) {
            entry.slices = Varints.readLength(source, MAX_LENGTH);
            entry.nextPane = Varints.readLength(source, MAX_LENGTH);
        }
        return entry;
    }

    @Override
    public TypeSerializerSnapshot<WindowIndex> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<WindowIndex> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
