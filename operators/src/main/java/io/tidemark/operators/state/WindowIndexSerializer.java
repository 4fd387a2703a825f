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
 * Bytes of a key's window index, version 2; {@code v} is a {@linkplain Varints varint}, {@code s} a signed one. Differences
 * wrap around, so every time comes back as it was.
 *
 * <pre>
 * byte parts: WATERMARK 1, CLOCK 2, SLICES 4
 * v windows   | for each: v definition * 32 + flags
 *               | s step, the end minus that of the window before, of the first minus 0; not if SAME_STEP
 *               | s size, the end minus the start; not if SAME_SIZE
 *               | CHANGED: s start at opening minus start, s end at opening minus end | WAITING: s deadline minus end
 * v horizons  | for each: v definition | s end
 * WATERMARK: s watermarkTimer minus the end of the last window | CLOCK: s clockTimer minus the same
 * SLICES: as {@link SlicesOfIndex} writes them
 * </pre>
 *
 * <p>Most windows are as long as the one before and follow it at the same distance: they take one byte. What {@linkplain
 * WindowIndexV1Serializer version 1} wrote is read, and is written as version 2 from the restore on.
 */
public final class WindowIndexSerializer extends VersionedSerializer<WindowIndex> {

    public static final WindowIndexSerializer INSTANCE = new WindowIndexSerializer();

    /** More than any key can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int WATERMARK = 1;
    private static final int CLOCK = 2;
    private static final int SLICES = 4;

    private static final int CLOSED = 1;
    private static final int CHANGED = 2;
    private static final int WAITING = 4;
    private static final int SAME_STEP = 8;
    private static final int SAME_SIZE = 16;
    private static final int FLAG_BITS = 5;

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
        boolean watermark = index.watermarkTimer != WindowIndex.NO_TIMER;
        boolean clock = index.clockTimer != WindowIndex.NO_TIMER;
        boolean slices = !index.slices().isEmpty();
        target.writeByte((watermark ? WATERMARK : 0) | (clock ? CLOCK : 0) | (slices ? SLICES : 0));
        Varints.writeUnsigned(index.size(), target);
        long end = 0;
        long step = 0;
        long size = 0;
        for (int position = 0; position < index.size(); position++) {
            WindowEntry entry = index.get(position);
            boolean sameStep = entry.end - end == step;
            boolean sameSize = entry.end - entry.start == size;
            step = entry.end - end;
            size = entry.end - entry.start;
            end = entry.end;
            writeEntry(entry, (sameStep ? SAME_STEP : 0) | (sameSize ? SAME_SIZE : 0), step, size, target);
        }
        Varints.writeUnsigned(index.horizons().size(), target);
        for (Map.Entry<Integer, Long> horizon : index.horizons().entrySet()) {
            Varints.writeUnsigned(horizon.getKey(), target);
            Varints.writeSigned(horizon.getValue(), target);
        }
        if (watermark) {
            Varints.writeSigned(index.watermarkTimer - end, target);
        }
        if (clock) {
            Varints.writeSigned(index.clockTimer - end, target);
        }
        if (slices) {
            SlicesOfIndex.write(index, target);
        }
    }

    private static void writeEntry(WindowEntry entry, int same, long step, long size, DataOutputView target)
            throws IOException {
        boolean changed = entry.start != entry.id.start() || entry.end != entry.id.end();
        boolean waiting = entry.deadline != Trigger.NO_DEADLINE;
        int flags = same | (entry.closed ? CLOSED : 0) | (changed ? CHANGED : 0) | (waiting ? WAITING : 0);
        Varints.writeUnsigned(((long) entry.id.definition() << FLAG_BITS) | flags, target);
        if ((same & SAME_STEP) == 0) {
            Varints.writeSigned(step, target);
        }
        if ((same & SAME_SIZE) == 0) {
            Varints.writeSigned(size, target);
        }
        if (changed) {
            Varints.writeSigned(entry.id.start() - entry.start, target);
            Varints.writeSigned(entry.id.end() - entry.end, target);
        }
        if (waiting) {
            Varints.writeSigned(entry.deadline - entry.end, target);
        }
    }

    @Override
    public WindowIndex deserialize(DataInputView source) throws IOException {
        int parts = source.readByte();
        int windows = Varints.readLength(source, MAX_LENGTH);
        List<WindowEntry> entries = new ArrayList<>();
        long end = 0;
        long step = 0;
        long size = 0;
        for (int i = 0; i < windows; i++) {
            long tag = Varints.readUnsigned(source);
            step = (tag & SAME_STEP) != 0 ? step : Varints.readSigned(source);
            size = (tag & SAME_SIZE) != 0 ? size : Varints.readSigned(source);
            end += step;
            entries.add(readEntry(tag, end - size, end, source));
        }
        Map<Integer, Long> horizons = new TreeMap<>();
        for (int left = Varints.readLength(source, MAX_LENGTH); left > 0; left--) {
            int definition = Varints.readLength(source, MAX_LENGTH);
            horizons.put(definition, Varints.readSigned(source));
        }
        WindowIndex index = new WindowIndex(entries, horizons);
        if ((parts & WATERMARK) != 0) {
            index.watermarkTimer = end + Varints.readSigned(source);
        }
        if ((parts & CLOCK) != 0) {
            index.clockTimer = end + Varints.readSigned(source);
        }
        if ((parts & SLICES) != 0) {
            SlicesOfIndex.read(index, source);
        }
        return index;
    }

    private static WindowEntry readEntry(long tag, long start, long end, DataInputView source) throws IOException {
        long definition = tag >>> FLAG_BITS;
        if (definition >= WindowCatalog.MAX_NUMBER) {
            throw new IOException("no window definition has the number " + definition + ": the state is damaged");
        }
        WindowId id = (tag & CHANGED) != 0
                ? new WindowId((int) definition, start + Varints.readSigned(source), end + Varints.readSigned(source))
                : new WindowId((int) definition, start, end);
        WindowEntry entry = new WindowEntry(id, start, end, (tag & CLOSED) != 0);
        if ((tag & WAITING) != 0) {
            entry.deadline = end + Varints.readSigned(source);
        }
        return entry;
    }

    @Override
    public TypeSerializerSnapshot<WindowIndex> snapshotConfiguration() {
        return new Snapshot(Snapshot.V2);
    }

    /** Which of the two layouts was written. */
    public static final class Snapshot extends EvolvedSnapshot<WindowIndex> {

        /** Times in full: {@link WindowIndexV1Serializer}. */
        static final int V1 = 1;
        /** Times as differences: the layout above. */
        static final int V2 = 2;

        /** For Flink, which then reads the version. */
        public Snapshot() {
            this(V2);
        }

        Snapshot(int version) {
            super(version, WindowIndexV1Serializer.INSTANCE, INSTANCE);
        }
    }
}
