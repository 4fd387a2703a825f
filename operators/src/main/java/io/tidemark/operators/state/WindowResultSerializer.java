package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a result between operators; {@code text} is as {@link Texts} writes it.
 *
 * <pre>
 * text pipeline | text window | text key | long start | long end | byte pane | varint paneIndex | byte status
 * varint count | long minEventTime | long maxEventTime | long watermark | long emittedAt
 * byte has: 0 no values, else 1 + 2 if errors + 4 if used
 * varint parts | for each: text name, value | errors: for each: value (text or null) | used: for each: varint
 * </pre>
 */
public final class WindowResultSerializer extends ImmutableSerializer<WindowResult> {

    public static final WindowResultSerializer INSTANCE = new WindowResultSerializer();

    private static final int HAS_VALUES = 1;
    private static final int HAS_ERRORS = 2;
    private static final int HAS_USED = 4;
    private static final int MAX_PARTS = 1 << 20;

    @Override
    public WindowResult createInstance() {
        return new WindowResult("", "", "", 0, 0, Pane.ON_TIME, 0, ResultStatus.OK, 0, null, 0, 0, 0, 0);
    }

    @Override
    public void serialize(WindowResult result, DataOutputView target) throws IOException {
        Texts.write(result.pipeline(), target);
        Texts.write(result.window(), target);
        Texts.write(result.key(), target);
        target.writeLong(result.start());
        target.writeLong(result.end());
        target.writeByte(result.pane().code());
        Varints.writeUnsigned(result.paneIndex(), target);
        target.writeByte(result.status().code());
        Varints.writeUnsigned(result.count(), target);
        target.writeLong(result.minEventTime());
        target.writeLong(result.maxEventTime());
        target.writeLong(result.watermark());
        target.writeLong(result.emittedAt());
        writeValues(result.values(), target);
    }

    private static void writeValues(WindowValues values, DataOutputView target) throws IOException {
        if (values == null) {
            target.writeByte(0);
            return;
        }
        target.writeByte(HAS_VALUES | (values.hasErrors() ? HAS_ERRORS : 0) | (values.hasSkipped() ? HAS_USED : 0));
        Varints.writeUnsigned(values.size(), target);
        for (int part = 0; part < values.size(); part++) {
            Texts.write(values.names().get(part), target);
            ValueCodec.write(values.value(part), target);
        }
        for (int part = 0; values.hasErrors() && part < values.size(); part++) {
            ValueCodec.write(values.error(part), target);
        }
        for (int part = 0; values.hasSkipped() && part < values.size(); part++) {
            Varints.writeUnsigned(values.used(part), target);
        }
    }

    @Override
    public WindowResult deserialize(DataInputView source) throws IOException {
        return new WindowResult(
                        Texts.read(source),
                        Texts.read(source),
                        Texts.read(source),
                        source.readLong(),
                        source.readLong(),
                        Pane.ofCode(source.readByte()),
                        Varints.readLength(source, Integer.MAX_VALUE),
                        ResultStatus.ofCode(source.readByte()),
                        Varints.readUnsigned(source),
                        null,
                        source.readLong(),
                        source.readLong(),
                        source.readLong(),
                        source.readLong())
                .withValues(readValues(source));
    }

    private static WindowValues readValues(DataInputView source) throws IOException {
        int has = source.readByte();
        if (has == 0) {
            return null;
        }
        int parts = Varints.readLength(source, MAX_PARTS);
        String[] names = new String[parts];
        Object[] values = new Object[parts];
        for (int part = 0; part < parts; part++) {
            names[part] = Texts.read(source);
            values[part] = ValueCodec.read(source);
        }
        String[] errors = (has & HAS_ERRORS) == 0 ? null : new String[parts];
        for (int part = 0; errors != null && part < parts; part++) {
            errors[part] = (String) ValueCodec.read(source);
        }
        long[] used = (has & HAS_USED) == 0 ? null : new long[parts];
        for (int part = 0; used != null && part < parts; part++) {
            used[part] = Varints.readUnsigned(source);
        }
        return new WindowValues(List.copyOf(Arrays.asList(names)), values, errors, used);
    }

    @Override
    public TypeSerializerSnapshot<WindowResult> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<WindowResult> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
