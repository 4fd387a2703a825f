package io.tidemark.functions;

import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of an {@link EventBatch} on its way between two tasks of a running job; they are never kept, so they have no
 * version. The layout is not among them: both sides know it.
 *
 * <pre>
 * rows      varint   0 ends the batch here
 * minTime   varint   signed, milliseconds since the epoch
 * span      varint   maxTime - minTime
 * times     varint   time - minTime of each row, when the layout keeps times
 * numbers   double   row after row, NaN for none
 * texts              row after row: a byte 0 for none, or 1 and the text as {@link Texts} writes it
 * </pre>
 */
public final class EventBatchCodec {

    private EventBatchCodec() {}

    /** Writes a batch; O(rows). */
    public static void write(EventBatch batch, DataOutput out) throws IOException {
        int rows = batch.size();
        Varints.writeUnsigned(rows, out);
        if (rows == 0) {
            return;
        }
        // The differences are right as unsigned numbers even where they leave 63 bits.
        long minTime = batch.minTime();
        Varints.writeSigned(minTime, out);
        Varints.writeUnsigned(batch.maxTime() - minTime, out);
        if (batch.layout().hasTimes()) {
            long[] times = batch.times();
            for (int row = 0; row < rows; row++) {
                Varints.writeUnsigned(times[row] - minTime, out);
            }
        }
        double[] numbers = batch.numbers();
        for (int i = 0; i < rows * batch.stride(); i++) {
            out.writeDouble(numbers[i]);
        }
        String[] texts = batch.texts();
        for (int i = 0; i < rows * batch.layout().textColumns(); i++) {
            out.writeBoolean(texts[i] != null);
            if (texts[i] != null) {
                Texts.write(texts[i], out);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param into of the same layout as the batch that was written; what it held before is forgotten
     */
    public static void read(EventBatch into, DataInput in) throws IOException {
        into.clear();
        int rows = Varints.readLength(in, Integer.MAX_VALUE);
        if (rows == 0) {
            return;
        }
        into.reserve(rows);
        long minTime = Varints.readSigned(in);
        into.filled(rows, minTime, minTime + Varints.readUnsigned(in));
        if (into.layout().hasTimes()) {
            long[] times = into.times();
            for (int row = 0; row < rows; row++) {
                times[row] = minTime + Varints.readUnsigned(in);
            }
        }
        double[] numbers = into.numbers();
        for (int i = 0; i < rows * into.stride(); i++) {
            numbers[i] = in.readDouble();
        }
        String[] texts = into.texts();
        for (int i = 0; i < rows * into.layout().textColumns(); i++) {
            texts[i] = in.readBoolean() ? Texts.read(in) : null;
        }
    }
}
