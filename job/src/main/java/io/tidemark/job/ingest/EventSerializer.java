package io.tidemark.job.ingest;

import io.tidemark.operators.state.ImmutableSerializer;
import io.tidemark.operators.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes events:
 *
 * <pre>
 * key:     size, UTF-8
 * time:    8 bytes           arrival: 8 bytes
 * numbers: count, 8 bytes each
 * texts:   count, each 0 for null or 1 + size, UTF-8
 * origin:  see {@link OriginCodec}
 * cells:   0 for none or 1 + count, each 1 + column
 * raw:     size, bytes
 * </pre>
 *
 * Sizes and counts are varints, lowest seven bits first.
 */
final class EventSerializer extends ImmutableSerializer<Event> {

    private static final long serialVersionUID = 1L;

    private static final String[] NO_TEXTS = {};

    private transient OriginCodec origins;
    private transient TextCodec codec;

    @Override
    public TypeSerializer<Event> duplicate() {
        return new EventSerializer();
    }

    @Override
    public void serialize(Event event, DataOutputView out) throws IOException {
        TextCodec textCodec = texts();
        textCodec.write(event.key(), out);
        out.writeLong(event.time());
        out.writeLong(event.arrivalMillis());
        double[] numbers = event.numbers();
        WireFormat.writeVarLong(numbers.length, out);
        for (double number : numbers) {
            out.writeLong(Double.doubleToLongBits(number));
        }
        String[] texts = event.texts();
        WireFormat.writeVarLong(texts.length, out);
        for (String text : texts) {
            textCodec.writeNullable(text, out);
        }
        origins().write(event.origin(), out);
        writeCells(event.cells(), out);
        WireFormat.writeBytes(event.raw(), out);
    }

    private static void writeCells(int[] cells, DataOutputView out) throws IOException {
        if (cells == null) {
            out.writeByte(0);
            return;
        }
        WireFormat.writeVarLong(cells.length + 1L, out);
        for (int column : cells) {
            WireFormat.writeVarLong(column + 1L, out);
        }
    }

    @Override
    public Event deserialize(DataInputView in) throws IOException {
        TextCodec textCodec = texts();
        String key = textCodec.read(in);
        long time = in.readLong();
        long arrivalMillis = in.readLong();
        double[] numbers = new double[WireFormat.readSize(in)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        int textCount = WireFormat.readSize(in);
        String[] texts = textCount == 0 ? NO_TEXTS : new String[textCount];
        for (int i = 0; i < textCount; i++) {
            texts[i] = textCodec.readNullable(in);
        }
        Origin origin = origins().read(in);
        int[] cells = readCells(in);
        return new Event(key, time, numbers, texts, arrivalMillis, origin, cells, WireFormat.readBytes(in));
    }

    private static int[] readCells(DataInputView in) throws IOException {
        int count = WireFormat.readSize(in) - 1;
        if (count < 0) {
            return null;
        }
        int[] cells = new int[count];
        for (int i = 0; i < count; i++) {
            cells[i] = WireFormat.readSize(in) - 1;
        }
        return cells;
    }

    private OriginCodec origins() {
        if (origins == null) {
            origins = new OriginCodec();
        }
        return origins;
    }

    private TextCodec texts() {
        if (codec == null) {
            codec = new TextCodec();
        }
        return codec;
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What savepoints keep of the serializer. */
    public static final class Snapshot extends VersionedSnapshot<Event> {

        /** The layout above. */
        private static final int VERSION_1 = 1;

        /** Called by Flink when it reads a savepoint. */
        public Snapshot() {
            super(VERSION_1, new EventSerializer());
        }
    }
}
