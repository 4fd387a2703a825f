package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.windowing.SliceList;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bytes of what a window index says of slices; {@code v} is a {@linkplain Varints varint}, {@code s} a signed one.
 *
 * <pre>
 * v groups     | for each: v group | v width | v slices | s start of the first
 *                | for each other slice: v distance of its start from that before, in widths
 *                | v runs of windows whose events are in these slices
 *                | for each: v windows since the end of the run before | v windows
 * v exceptions | for each: v windows since the last | v nextPane
 * </pre>
 *
 * <p>An exception is a window in slices whose next pane is another than 1 when it is closed, 0 when it is not.
 */
final class SlicesOfIndex {

    /** More than any key can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private SlicesOfIndex() {}

    static void write(WindowIndex index, DataOutput out) throws IOException {
        Varints.writeUnsigned(index.slices().size(), out);
        for (SliceList list : index.slices()) {
            writeList(list, out);
            writeRuns(index, list.group(), out);
        }
        int exceptions = 0;
        for (int position = 0; position < index.size(); position++) {
            exceptions += isException(index.get(position)) ? 1 : 0;
        }
        Varints.writeUnsigned(exceptions, out);
        int last = 0;
        for (int position = 0; position < index.size(); position++) {
            if (isException(index.get(position))) {
                Varints.writeUnsigned(position - last, out);
                Varints.writeUnsigned(index.get(position).nextPane, out);
                last = position;
            }
        }
    }

    private static void writeList(SliceList list, DataOutput out) throws IOException {
        Varints.writeUnsigned(list.group(), out);
        Varints.writeUnsigned(list.widthMillis(), out);
        Varints.writeUnsigned(list.size(), out);
        for (int position = 0; position < list.size(); position++) {
            if (position == 0) {
                Varints.writeSigned(list.start(0), out);
            } else {
                long apart = list.start(position) - list.start(position - 1);
                Varints.writeUnsigned(apart / list.widthMillis(), out);
            }
        }
    }

    private static void writeRuns(WindowIndex index, int group, DataOutput out) throws IOException {
        int runs = 0;
        for (int position = runStart(index, 0, group); position < index.size(); runs++) {
            position = runStart(index, runEnd(index, position, group), group);
        }
        Varints.writeUnsigned(runs, out);
        int last = 0;
        for (int run = 0; run < runs; run++) {
            int start = runStart(index, last, group);
            int end = runEnd(index, start, group);
            Varints.writeUnsigned(start - last, out);
            Varints.writeUnsigned(end - start, out);
            last = end;
        }
    }

    private static int runStart(WindowIndex index, int from, int group) {
        int position = from;
        while (position < index.size() && index.get(position).slices != group) {
            position++;
        }
        return position;
    }

    private static int runEnd(WindowIndex index, int from, int group) {
        int position = from;
        while (position < index.size() && index.get(position).slices == group) {
            position++;
        }
        return position;
    }

    private static boolean isException(WindowEntry entry) {
        return entry.isSliced() && entry.nextPane != usualPane(entry);
    }

    private static int usualPane(WindowEntry entry) {
        return entry.closed ? 1 : 0;
    }

    /** Reads what {@link #write} wrote into an index that has its windows. */
    static void read(WindowIndex index, DataInput in) throws IOException {
        for (int left = Varints.readLength(in, MAX_LENGTH); left > 0; left--) {
            SliceList list = readList(in);
            index.addSlices(list);
            readRuns(index, list.group(), in);
        }
        int position = 0;
        for (int left = Varints.readLength(in, index.size()); left > 0; left--) {
            position += Varints.readLength(in, index.size());
            entry(index, position).nextPane = Varints.readLength(in, MAX_LENGTH);
        }
    }

    private static SliceList readList(DataInput in) throws IOException {
        int group = Varints.readLength(in, WindowCatalog.MAX_NUMBER);
        long widthMillis = Varints.readUnsigned(in);
        int size = Varints.readLength(in, MAX_LENGTH);
        SliceList list = new SliceList(group, widthMillis);
        long start = 0;
        for (int position = 0; position < size; position++) {
            start = position == 0 ? Varints.readSigned(in) : start + Varints.readUnsigned(in) * widthMillis;
            list.add(start);
        }
        list.noteRead();
        return list;
    }

    private static void readRuns(WindowIndex index, int group, DataInput in) throws IOException {
        int position = 0;
        for (int left = Varints.readLength(in, index.size()); left > 0; left--) {
            position += Varints.readLength(in, index.size());
            for (int windows = Varints.readLength(in, index.size()); windows > 0; windows--) {
                WindowEntry entry = entry(index, position++);
                entry.slices = group;
                entry.nextPane = usualPane(entry);
            }
        }
    }

    private static WindowEntry entry(WindowIndex index, int position) throws IOException {
        if (position >= index.size()) {
            throw new IOException("the index of a key puts window " + position + " of " + index.size()
                    + " in slices: the state is damaged");
        }
        return index.get(position);
    }
}
