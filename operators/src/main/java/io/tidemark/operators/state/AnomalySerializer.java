package io.tidemark.operators.state;

import io.tidemark.functions.codec.Texts;
import io.tidemark.operators.Anomaly;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of an anomaly between operators; {@code text} is as {@link Texts} writes it.
 *
 * <pre>
 * text name | text key | boolean hasWindow | long time | hasWindow: text window, long start, long end
 * double value, mean, stddev, score, threshold | long emittedAt
 * </pre>
 */
public final class AnomalySerializer extends ImmutableSerializer<Anomaly> {

    public static final AnomalySerializer INSTANCE = new AnomalySerializer();

    @Override
    public void serialize(Anomaly anomaly, DataOutputView target) throws IOException {
        Texts.write(anomaly.name(), target);
        Texts.write(anomaly.key(), target);
        target.writeBoolean(!anomaly.isOfEvent());
        target.writeLong(anomaly.time());
        if (!anomaly.isOfEvent()) {
            Texts.write(anomaly.window(), target);
            target.writeLong(anomaly.start());
            target.writeLong(anomaly.end());
        }
        target.writeDouble(anomaly.value());
        target.writeDouble(anomaly.mean());
        target.writeDouble(anomaly.stddev());
        target.writeDouble(anomaly.score());
        target.writeDouble(anomaly.threshold());
        target.writeLong(anomaly.emittedAt());
    }

    @Override
    public Anomaly deserialize(DataInputView source) throws IOException {
        String name = Texts.read(source);
        String key = Texts.read(source);
        boolean hasWindow = source.readBoolean();
        long time = source.readLong();
        return new Anomaly(
                name,
                key,
                hasWindow ? Texts.read(source) : null,
                time,
                hasWindow ? source.readLong() : 0,
                hasWindow ? source.readLong() : 0,
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readDouble(),
                source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Anomaly> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1: the layout above. */
    public static final class Snapshot extends VersionedSnapshot<Anomaly> {
        private static final int VERSION = 1;

        public Snapshot() {
            super(VERSION, INSTANCE);
        }
    }
}
