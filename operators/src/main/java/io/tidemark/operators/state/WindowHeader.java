package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of all of a live window but what it aggregates, in three versions; {@code v} is a {@linkplain Varints varint}, {@code s} a
 * signed one. Differences wrap around, so every time comes back as it was.
 *
 * <p>Version 1:
 *
 * <pre>
 * v number of the definition | byte flags | long start | long end at opening
 * CHANGED: long start | long end | WAITING: long lateDeadline
 * v nextPane | v count | v unfired | HOLDS: long minTime | long maxTime
 * v triggers | for each: long state
 * </pre>
 *
 * <p>Version 2:
 *
 * <pre>
 * v number of the definition | byte flags | s start at opening | s end minus start at opening
 * CHANGED: s start minus that at opening | s end minus that at opening | WAITING: s lateDeadline minus end
 * v nextPane | v count | v unfired | HOLDS: s minTime minus start | s maxTime minus minTime
 * v triggers | for each: s state
 * </pre>
 *
 * <p>Version 3 is version 2 with one part more, before the triggers: {@code SEEN: s lastSeen minus start}, of a window that
 * holds no events.
 */
enum WindowHeader {
    /** Times in full, as Tidemark 0.1 wrote them. */
    V1,
    /** Times as differences. */
    V2,
    /** Windows without events, too, that others have followed. */
    V3;

    /** More than any window can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int CLOSED = 1;
    private static final int CHANGED = 2;
    private static final int WAITING = 4;
    private static final int HOLDS = 8;
    /** Of slices only, which version 1 did not have. */
    private static final int MIXED = 16;
    /** Since version 3. */
    private static final int SEEN = 32;

    void write(LiveWindow window, DataOutputView target) throws IOException {
        WindowId id = window.id;
        boolean changed = window.start != id.start() || window.end != id.end();
        boolean waiting = window.lateDeadline != Trigger.NO_DEADLINE;
        boolean holds = window.count > 0;
        boolean seen = this == V3 && !holds && window.lastSeen != Long.MIN_VALUE;
        Varints.writeUnsigned(id.definition(), target);
        target.writeByte((window.closed ? CLOSED : 0)
                | (changed ? CHANGED : 0)
                | (waiting ? WAITING : 0)
                | (holds ? HOLDS : 0)
                | (window.mixed ? MIXED : 0)
                | (seen ? SEEN : 0));
        writeTime(id.start(), 0, target);
        writeTime(id.end(), id.start(), target);
        if (changed) {
            writeTime(window.start, id.start(), target);
            writeTime(window.end, id.end(), target);
        }
        if (waiting) {
            writeTime(window.lateDeadline, window.end, target);
        }
        Varints.writeUnsigned(window.nextPane, target);
        Varints.writeUnsigned(window.count, target);
        Varints.writeUnsigned(window.unfired, target);
        if (holds) {
            writeTime(window.minTime, window.start, target);
            writeTime(window.maxTime, window.minTime, target);
        }
        if (seen) {
            writeTime(window.lastSeen, window.start, target);
        }
        Varints.writeUnsigned(window.triggerStates.length, target);
        for (long state : window.triggerStates) {
            writeTime(state, 0, target);
        }
    }

    /**
     * Reads what {@link #write} wrote: a window without its accumulator.
     *
     * @param signatures by number; {@code null} where no definition has the number
     */
    LiveWindow read(DataInputView source, WindowSignature[] signatures) throws IOException {
        int number = Varints.readLength(source, MAX_LENGTH);
        if (number >= signatures.length || signatures[number] == null) {
            throw new IOException("no window definition has the number " + number + ": the state is damaged");
        }
        int flags = source.readByte();
        long openedStart = readTime(0, source);
        long openedEnd = readTime(openedStart, source);
        boolean changed = (flags & CHANGED) != 0;
        long start = changed ? readTime(openedStart, source) : openedStart;
        long end = changed ? readTime(openedEnd, source) : openedEnd;
        long lateDeadline = (flags & WAITING) != 0 ? readTime(end, source) : Trigger.NO_DEADLINE;
        int nextPane = Varints.readLength(source, MAX_LENGTH);
        long count = Varints.readUnsigned(source);
        long unfired = Varints.readUnsigned(source);
        boolean holds = (flags & HOLDS) != 0;
        long minTime = holds ? readTime(start, source) : Long.MAX_VALUE;
        long maxTime = holds ? readTime(minTime, source) : Long.MIN_VALUE;
        long lastSeen = (flags & SEEN) != 0 ? readTime(start, source) : Long.MIN_VALUE;
        long[] triggerStates = new long[readParts("triggers", signatures[number].triggers(), source)];
        for (int i = 0; i < triggerStates.length; i++) {
            triggerStates[i] = readTime(0, source);
        }
        LiveWindow window = new LiveWindow(new WindowId(number, openedStart, openedEnd), triggerStates, null);
        window.start = start;
        window.end = end;
        window.closed = (flags & CLOSED) != 0;
        window.mixed = (flags & MIXED) != 0;
        window.nextPane = nextPane;
        window.count = count;
        window.unfired = unfired;
        window.minTime = minTime;
        window.maxTime = maxTime;
        window.lastSeen = lastSeen;
        window.lateDeadline = lateDeadline;
        return window;
    }

    private void writeTime(long time, long base, DataOutputView target) throws IOException {
        if (this == V1) {
            target.writeLong(time);
        } else {
            Varints.writeSigned(time - base, target);
        }
    }

    private long readTime(long base, DataInputView source) throws IOException {
        return this == V1 ? source.readLong() : base + Varints.readSigned(source);
    }

    /** Reads how many triggers or accumulators follow, which the signature says too. */
    static int readParts(String what, List<String> expected, DataInputView source) throws IOException {
        int found = Varints.readLength(source, MAX_LENGTH);
        if (found != expected.size()) {
            throw new IOException("found " + found + " " + what + " in the state of a window where " + expected
                    + " were written: the state is damaged");
        }
        return found;
    }
}
