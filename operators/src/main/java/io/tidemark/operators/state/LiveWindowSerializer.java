package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a live window; {@code v} is a {@linkplain Varints varint}.
 *
 * <pre>
 * v definition | byte flags | long start | long end at opening
 * CHANGED: long start | long end | WAITING: long lateDeadline
 * v nextPane | v count | v unfired | HOLDS: long minTime | long maxTime
 * v triggers | for each: long state
 * v length | accumulator: as the definition's CompositeAggregate writes it
 * </pre>
 *
 * <p>A serializer that Flink restores from a snapshot does not know the aggregates: it keeps accumulators as bytes, and the
 * window store {@linkplain #decode decodes} them with the definitions of the running job.
 */
public final class LiveWindowSerializer extends VersionedSerializer<LiveWindow> {

    /** More than any key, definition or accumulator can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int CLOSED = 1;
    private static final int CHANGED = 2;
    private static final int WAITING = 4;
    private static final int HOLDS = 8;
    private static final int INITIAL_BUFFER_BYTES = 256;

    private final List<WindowSignature> signatures;
    /** One for each definition; {@code null} in a serializer restored from the bytes of a snapshot. */
    private final CompositeAggregate[] aggregates;

    private transient DataOutputSerializer buffer;

    public LiveWindowSerializer(List<WindowDefinition> definitions) {
        this(
                WindowSignature.of(definitions),
                definitions.stream().map(WindowDefinition::aggregate).toArray(CompositeAggregate[]::new));
    }

    LiveWindowSerializer(List<WindowSignature> signatures, CompositeAggregate[] aggregates) {
        this.signatures = signatures;
        this.aggregates = aggregates;
    }

    /** Signatures of the definitions, in the order of their numbers. */
    List<WindowSignature> signatures() {
        return signatures;
    }

    @Override
    public TypeSerializer<LiveWindow> duplicate() {
        return new LiveWindowSerializer(signatures, aggregates);
    }

    @Override
    public LiveWindow createInstance() {
        return new LiveWindow(new WindowId(0, 0, 0), new long[0], null);
    }

    /** Turns the bytes of an accumulator that a restored serializer has read into the accumulator. */
    public LiveWindow decode(LiveWindow window) {
        if (window.encodedAccumulator != null) {
            try {
                window.accumulator = decode(
                        aggregates[window.id.definition()], new DataInputDeserializer(window.encodedAccumulator));
            } catch (IOException broken) {
                throw new IllegalStateException("cannot read the state of live window " + window.id, broken);
            }
            window.encodedAccumulator = null;
        }
        return window;
    }

    private static CompositeAccumulator decode(CompositeAggregate aggregate, DataInputDeserializer in)
            throws IOException {
        CompositeAccumulator accumulator = aggregate.read(in);
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many behind an accumulator");
        }
        return accumulator;
    }

    @Override
    public LiveWindow copy(LiveWindow from) {
        LiveWindow copy = new LiveWindow(from.id, from.triggerStates.clone(), null);
        copy.start = from.start;
        copy.end = from.end;
        copy.closed = from.closed;
        copy.nextPane = from.nextPane;
        copy.count = from.count;
        copy.unfired = from.unfired;
        copy.minTime = from.minTime;
        copy.maxTime = from.maxTime;
        copy.lateDeadline = from.lateDeadline;
        copy.encodedAccumulator = from.encodedAccumulator;
        copy.accumulator = from.accumulator == null ? null : aggregates[from.id.definition()].copy(from.accumulator);
        return copy;
    }

    @Override
    public void serialize(LiveWindow window, DataOutputView target) throws IOException {
        boolean changed = window.start != window.id.start() || window.end != window.id.end();
        boolean waiting = window.lateDeadline != Trigger.NO_DEADLINE;
        boolean holds = window.count > 0;
        Varints.writeUnsigned(window.id.definition(), target);
        target.writeByte(
                (window.closed ? CLOSED : 0) | (changed ? CHANGED : 0) | (waiting ? WAITING : 0) | (holds ? HOLDS : 0));
        target.writeLong(window.id.start());
        target.writeLong(window.id.end());
        if (changed) {
            target.writeLong(window.start);
            target.writeLong(window.end);
        }
        if (waiting) {
            target.writeLong(window.lateDeadline);
        }
        Varints.writeUnsigned(window.nextPane, target);
        Varints.writeUnsigned(window.count, target);
        Varints.writeUnsigned(window.unfired, target);
        if (holds) {
            target.writeLong(window.minTime);
            target.writeLong(window.maxTime);
        }
        Varints.writeUnsigned(window.triggerStates.length, target);
        for (long state : window.triggerStates) {
            target.writeLong(state);
        }
        writeAccumulator(window, target);
    }

    private void writeAccumulator(LiveWindow window, DataOutputView target) throws IOException {
        if (window.encodedAccumulator != null) {
            Varints.writeUnsigned(window.encodedAccumulator.length, target);
            target.write(window.encodedAccumulator);
            return;
        }
        if (buffer == null) {
            buffer = new DataOutputSerializer(INITIAL_BUFFER_BYTES);
        }
        buffer.clear();
        aggregates[window.id.definition()].write(window.accumulator, buffer);
        Varints.writeUnsigned(buffer.length(), target);
        target.write(buffer.getSharedBuffer(), 0, buffer.length());
    }

    @Override
    public LiveWindow deserialize(DataInputView source) throws IOException {
        int definition = Varints.readLength(source, MAX_LENGTH);
        int flags = source.readByte();
        WindowId id = new WindowId(definition, source.readLong(), source.readLong());
        boolean changed = (flags & CHANGED) != 0;
        long start = changed ? source.readLong() : id.start();
        long end = changed ? source.readLong() : id.end();
        long lateDeadline = (flags & WAITING) != 0 ? source.readLong() : Trigger.NO_DEADLINE;
        int nextPane = Varints.readLength(source, MAX_LENGTH);
        long count = Varints.readUnsigned(source);
        long unfired = Varints.readUnsigned(source);
        boolean holds = (flags & HOLDS) != 0;
        long minTime = holds ? source.readLong() : Long.MAX_VALUE;
        long maxTime = holds ? source.readLong() : Long.MIN_VALUE;
        long[] triggerStates = new long[Varints.readLength(source, MAX_LENGTH)];
        for (int i = 0; i < triggerStates.length; i++) {
            triggerStates[i] = source.readLong();
        }
        LiveWindow window = new LiveWindow(id, triggerStates, null);
        window.start = start;
        window.end = end;
        window.closed = (flags & CLOSED) != 0;
        window.nextPane = nextPane;
        window.count = count;
        window.unfired = unfired;
        window.minTime = minTime;
        window.maxTime = maxTime;
        window.lateDeadline = lateDeadline;
        byte[] encoded = new byte[Varints.readLength(source, MAX_LENGTH)];
        source.readFully(encoded);
        window.encodedAccumulator = encoded;
        return aggregates == null ? window : decode(window);
    }

    @Override
    public TypeSerializerSnapshot<LiveWindow> snapshotConfiguration() {
        return new LiveWindowSerializerSnapshot(signatures, aggregates);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveWindowSerializer that && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return signatures.hashCode();
    }
}
