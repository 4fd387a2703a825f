package io.tidemark.operators.state;

import io.tidemark.functions.codec.Texts;
import io.tidemark.operators.RefusedPair;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a refused pair: {@code text window | text key | long time | long start | long end | long watermark | event}.
 *
 * @param <T> the events
 */
public final class RefusedPairSerializer<T> extends VersionedSerializer<RefusedPair<T>> {

    private final TypeSerializer<T> events;

    public RefusedPairSerializer(TypeSerializer<T> events) {
        this.events = events;
    }

    @Override
    public TypeSerializer<RefusedPair<T>> duplicate() {
        return new RefusedPairSerializer<>(events.duplicate());
    }

    @Override
    public RefusedPair<T> createInstance() {
        return new RefusedPair<>(events.createInstance(), "", "", 0, 0, 0, 0);
    }

    @Override
    public RefusedPair<T> copy(RefusedPair<T> from) {
        return new RefusedPair<>(
                events.copy(from.event()),
                from.window(),
                from.key(),
                from.time(),
                from.start(),
                from.end(),
                from.watermark());
    }

    @Override
    public void serialize(RefusedPair<T> pair, DataOutputView target) throws IOException {
        Texts.write(pair.window(), target);
        Texts.write(pair.key(), target);
        target.writeLong(pair.time());
        target.writeLong(pair.start());
        target.writeLong(pair.end());
        target.writeLong(pair.watermark());
        events.serialize(pair.event(), target);
    }

    @Override
    public RefusedPair<T> deserialize(DataInputView source) throws IOException {
        String window = Texts.read(source);
        String key = Texts.read(source);
        long time = source.readLong();
        long start = source.readLong();
        long end = source.readLong();
        long watermark = source.readLong();
        return new RefusedPair<>(events.deserialize(source), window, key, time, start, end, watermark);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefusedPairSerializer<?> that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<RefusedPair<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Version 1: the layout above, with the snapshot of the events' serializer. */
    public static final class Snapshot<T>
            extends CompositeTypeSerializerSnapshot<RefusedPair<T>, RefusedPairSerializer<T>> {
        private static final int VERSION = 1;

        /** For Flink, which then reads the snapshot. */
        public Snapshot() {}

        Snapshot(RefusedPairSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return VERSION;
        }

        @Override
        protected void readOuterSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
                throws IOException {
            if (readVersion != VERSION) {
                throw new IOException("the refused pairs were written in version " + readVersion
                        + "; this build reads version " + VERSION);
            }
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(RefusedPairSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.events};
        }

        @Override
        @SuppressWarnings("unchecked") // the one nested serializer is that of the events
        protected RefusedPairSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new RefusedPairSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
