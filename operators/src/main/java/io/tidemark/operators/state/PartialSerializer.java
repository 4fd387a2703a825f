package io.tidemark.operators.state;

import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.rollup.Partial;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a partial on its way to the next stage; {@code v} is a {@linkplain Varints varint}.
 *
 * <pre>
 * v window | text key | long start | long end | v count | long minTime | long maxTime | v length | the accumulator
 * </pre>
 */
public final class PartialSerializer extends VersionedSerializer<Partial> {

    /** Stateless. */
    public static final PartialSerializer INSTANCE = new PartialSerializer();

    /** More than any partial can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final byte[] NOTHING = {};

    private PartialSerializer() {}

    @Override
    public Partial createInstance() {
        return new Partial(0, "", 0, 0, 0, 0, 0, NOTHING);
    }

    /** Nothing changes the bytes of a partial. */
    @Override
    public Partial copy(Partial from) {
        return from;
    }

    @Override
    public void serialize(Partial partial, DataOutputView target) throws IOException {
        Varints.writeUnsigned(partial.window(), target);
        Texts.write(partial.key(), target);
        target.writeLong(partial.start());
        target.writeLong(partial.end());
        Varints.writeUnsigned(partial.count(), target);
        target.writeLong(partial.minTime());
        target.writeLong(partial.maxTime());
        Varints.writeUnsigned(partial.accumulator().length, target);
        target.write(partial.accumulator());
    }

    @Override
    public Partial deserialize(DataInputView source) throws IOException {
        int window = Varints.readLength(source, WindowCatalog.MAX_NUMBER);
        String key = Texts.read(source);
        long start = source.readLong();
        long end = source.readLong();
        long count = Varints.readUnsigned(source);
        long minTime = source.readLong();
        long maxTime = source.readLong();
        byte[] accumulator = new byte[Varints.readLength(source, MAX_LENGTH)];
        source.readFully(accumulator);
        return new Partial(window, key, start, end, count, minTime, maxTime, accumulator);
    }

    @Override
    public TypeSerializerSnapshot<Partial> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Partial> {
        private static final int VERSION = 1;

        /** For Flink. */
        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
