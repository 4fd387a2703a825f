package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventBatchCodec;
import io.tidemark.functions.codec.Varints;
import io.tidemark.operators.state.PartialSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of contributions between two subtasks of one job. Batches are in no checkpoint, as they are sent before its barrier and
 * travel only where checkpoints are aligned; events and partials are in unaligned ones, on their way, as Flink keeps them.
 *
 * <pre>
 * varint 0                       | the event
 * varint 1 + target | key as {@link KnownKeys} writes it | long arrivalMillis | the batch as {@link EventBatchCodec} writes it
 * varint 1 + number of targets   | the partial as {@link PartialSerializer} writes it
 * </pre>
 *
 * @param <T> the events of the stream
 */
public final class ContributionSerializer<T> extends TypeSerializer<Contribution<T>> {

    private final TypeSerializer<T> events;
    /** By target. */
    private final BatchLayout[] layouts;
    /** Each task has a serializer of its own. */
    private transient KnownKeys knownKeys;

    public ContributionSerializer(TypeSerializer<T> events, List<BatchTarget> targets) {
        this(events, targets.stream().map(BatchTarget::layout).toArray(BatchLayout[]::new));
    }

    private ContributionSerializer(TypeSerializer<T> events, BatchLayout[] layouts) {
        this.events = events;
        this.layouts = layouts;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Contribution<T>> duplicate() {
        return new ContributionSerializer<>(events.duplicate(), layouts);
    }

    @Override
    public Contribution<T> createInstance() {
        return Contribution.of(events.createInstance());
    }

    @Override
    public Contribution<T> copy(Contribution<T> from) {
        if (from.partial() != null) {
            return Contribution.of(from.partial());
        }
        return from.isBatch()
                ? Contribution.of(from.key(), from.target(), from.batch().copy(), from.arrivalMillis())
                : Contribution.of(events.copy(from.event()));
    }

    @Override
    public Contribution<T> copy(Contribution<T> from, Contribution<T> reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Contribution<T> contribution, DataOutputView target) throws IOException {
        if (contribution.isBatch()) {
            Varints.writeUnsigned(contribution.target() + 1L, target);
            KnownKeys.write(contribution.key(), target);
            target.writeLong(contribution.arrivalMillis());
            EventBatchCodec.write(contribution.batch(), target);
        } else if (contribution.partial() != null) {
            Varints.writeUnsigned(layouts.length + 1L, target);
            PartialSerializer.INSTANCE.serialize(contribution.partial(), target);
        } else {
            Varints.writeUnsigned(0, target);
            events.serialize(contribution.event(), target);
        }
    }

    @Override
    public Contribution<T> deserialize(DataInputView source) throws IOException {
        int target = Varints.readLength(source, layouts.length + 1) - 1;
        if (target < 0) {
            return Contribution.of(events.deserialize(source));
        }
        if (target == layouts.length) {
            return Contribution.of(PartialSerializer.INSTANCE.deserialize(source));
        }
        if (knownKeys == null) {
            knownKeys = new KnownKeys();
        }
        String key = knownKeys.read(source);
        long arrivalMillis = source.readLong();
        EventBatch batch = new EventBatch(layouts[target]);
        EventBatchCodec.read(batch, source);
        return Contribution.of(key, target, batch, arrivalMillis);
    }

    @Override
    public Contribution<T> deserialize(Contribution<T> reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContributionSerializer<?> that
                && events.equals(that.events)
                && List.of(layouts).equals(List.of(that.layouts));
    }

    @Override
    public int hashCode() {
        return Objects.hash(events, List.of(layouts));
    }

    /**
     * @throws UnsupportedOperationException always: contributions are never state
     */
    @Override
    public TypeSerializerSnapshot<Contribution<T>> snapshotConfiguration() {
        throw new UnsupportedOperationException("contributions travel between subtasks and are never state");
    }
}
