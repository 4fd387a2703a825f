package io.tidemark.operators.state;

import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.windowing.KeyStatistics;
import io.tidemark.operators.windowing.StatisticsPart;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of what a key remembers across its windows; {@code v} is a {@linkplain Varints varint}, {@code s} a signed one.
 *
 * <pre>
 * boolean timer | s newestTime | timer: s timer - newestTime, which may wrap around
 * v parts | for each: v 0 if it has had no value, else 1 + length and so many bytes, as the part writes them
 * </pre>
 *
 * <p>The order of the parts is that of the signatures in the {@linkplain KeyStatisticsSnapshot snapshot}. A serializer that Flink
 * restores from one has no parts: it keeps bytes, and the serializer of the running job {@linkplain #decode decodes} those whose
 * signature it has, whatever has become of the others.
 */
public final class KeyStatisticsSerializer extends VersionedSerializer<KeyStatistics> {

    /** More than any part can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int INITIAL_BUFFER_BYTES = 256;

    private final List<String> signatures;
    /** In the order of the signatures; {@code null} when they are not at hand. */
    private final List<StatisticsPart> parts;

    private transient DataOutputSerializer buffer;

    /** Of a job with these parts. */
    public KeyStatisticsSerializer(List<StatisticsPart> parts) {
        this(parts.stream().map(StatisticsPart::signature).toList(), parts);
    }

    /**
     * @param parts {@code null} when they are not at hand
     */
    KeyStatisticsSerializer(List<String> signatures, List<StatisticsPart> parts) {
        this.signatures = signatures;
        this.parts = parts;
    }

    @Override
    public TypeSerializer<KeyStatistics> duplicate() {
        return new KeyStatisticsSerializer(signatures, parts);
    }

    @Override
    public KeyStatistics createInstance() {
        return new KeyStatistics(signatures.size());
    }

    /** Turns what a restored serializer has left as bytes into state of the parts at hand. */
    KeyStatistics decode(KeyStatistics statistics) {
        if (statistics.encoded == null || parts == null) {
            return statistics;
        }
        KeyStatistics decoded = new KeyStatistics(parts.size());
        decoded.newestTime = statistics.newestTime;
        decoded.timer = statistics.timer;
        for (int part = 0; part < parts.size(); part++) {
            int saved = statistics.encoded.indexOf(signatures.get(part));
            if (saved >= 0 && statistics.states[saved] != null) {
                decoded.states[part] = decode(part, (byte[]) statistics.states[saved]);
            }
        }
        return decoded;
    }

    private Object decode(int part, byte[] bytes) {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        try {
            Object state = parts.get(part).read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes are left over: the state is damaged");
            }
            return state;
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read the state of " + signatures.get(part), broken);
        }
    }

    @Override
    public KeyStatistics copy(KeyStatistics from) {
        KeyStatistics copy = new KeyStatistics(from.states.length);
        copy.newestTime = from.newestTime;
        copy.timer = from.timer;
        copy.encoded = from.encoded;
        for (int part = 0; part < copy.states.length; part++) {
            Object state = from.states[part];
            // Bytes are never changed.
            copy.states[part] = state == null || from.encoded != null ? state : decode(part, encode(part, state));
        }
        return copy;
    }

    private byte[] encode(int part, Object state) {
        DataOutputSerializer out = new DataOutputSerializer(INITIAL_BUFFER_BYTES);
        try {
            parts.get(part).write(state, out);
        } catch (IOException failure) {
            throw new IllegalStateException("cannot write the state of " + signatures.get(part), failure);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public void serialize(KeyStatistics live, DataOutputView target) throws IOException {
        KeyStatistics statistics = decode(live);
        boolean timer = statistics.timer != KeyStatistics.NO_TIMER;
        target.writeBoolean(timer);
        Varints.writeSigned(statistics.newestTime, target);
        if (timer) {
            Varints.writeSigned(statistics.timer - statistics.newestTime, target);
        }
        Varints.writeUnsigned(statistics.states.length, target);
        for (int part = 0; part < statistics.states.length; part++) {
            Object state = statistics.states[part];
            if (state == null) {
                Varints.writeUnsigned(0, target);
            } else if (statistics.encoded != null) {
                write((byte[]) state, ((byte[]) state).length, target);
            } else {
                if (buffer == null) {
                    buffer = new DataOutputSerializer(INITIAL_BUFFER_BYTES);
                }
                buffer.clear();
                parts.get(part).write(state, buffer);
                write(buffer.getSharedBuffer(), buffer.length(), target);
            }
        }
    }

    private static void write(byte[] bytes, int length, DataOutputView target) throws IOException {
        Varints.writeUnsigned(1L + length, target);
        target.write(bytes, 0, length);
    }

    @Override
    public KeyStatistics deserialize(DataInputView source) throws IOException {
        boolean timer = source.readBoolean();
        long newestTime = Varints.readSigned(source);
        long registered = timer ? newestTime + Varints.readSigned(source) : KeyStatistics.NO_TIMER;
        int count = Varints.readLength(source, MAX_LENGTH);
        if (count != signatures.size()) {
            throw new IOException("a key remembers " + count + " statistics where there are " + signatures.size()
                    + ": the state is damaged");
        }
        KeyStatistics statistics = new KeyStatistics(count);
        statistics.newestTime = newestTime;
        statistics.timer = registered;
        statistics.encoded = signatures;
        for (int part = 0; part < count; part++) {
            int length = Varints.readLength(source, MAX_LENGTH) - 1;
            if (length >= 0) {
                byte[] bytes = new byte[length];
                source.readFully(bytes);
                statistics.states[part] = bytes;
            }
        }
        return decode(statistics);
    }

    @Override
    public TypeSerializerSnapshot<KeyStatistics> snapshotConfiguration() {
        return new KeyStatisticsSnapshot(signatures, parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyStatisticsSerializer that && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return signatures.hashCode();
    }
}
