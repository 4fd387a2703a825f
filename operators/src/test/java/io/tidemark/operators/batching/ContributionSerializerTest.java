package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.ReadingSerializer;
import io.tidemark.operators.rollup.Partial;
import io.tidemark.operators.windowing.ExtractedEvent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ContributionSerializerTest {

    private static final BatchLayout NUMBERS = BatchLayout.of(new int[] {0}, new int[0], false);
    private static final BatchLayout ALL = BatchLayout.of(new int[] {0}, new int[] {0, 1}, true);
    private static final ContributionSerializer<Reading> SERIALIZER = serializer(NUMBERS, ALL);

    private static ContributionSerializer<Reading> serializer(BatchLayout... layouts) {
        List<BatchTarget> targets = Stream.of(layouts)
                .map(layout -> new BatchTarget(0, false, Plans.tumbling(10), layout))
                .toList();
        return new ContributionSerializer<>(ReadingSerializer.INSTANCE, targets);
    }

    private static EventBatch batch(BatchLayout layout, int rows) {
        EventBatch batch = new EventBatch(layout);
        ExtractedEvent<Reading> view = new ExtractedEvent<>(new ReadingExtractor());
        for (int row = 0; row < rows; row++) {
            view.set(new Reading("k", row - 3, row == 1 ? Double.NaN : 0.1 * row), row - 3);
            batch.add(view);
        }
        return batch;
    }

    private static Contribution<Reading> throughBytes(Contribution<Reading> contribution) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        SERIALIZER.serialize(contribution, out);
        DataOutputSerializer copied = new DataOutputSerializer(16);
        SERIALIZER.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Contribution<Reading> read = SERIALIZER.deserialize(in);
        assertThat(in.available()).as("bytes left").isZero();
        return read;
    }

    @Test
    void aPartialComesBack() throws IOException {
        Partial partial = new Partial(2, "k", -10, 10, 3, -9, 9, new byte[] {1, 2});
        Contribution<Reading> read = throughBytes(Contribution.of(partial));
        assertThat(read.partial()).usingRecursiveComparison().isEqualTo(partial);
        assertThat(read.key()).isEqualTo("k");
        assertThat(read.isBatch()).isFalse();
        assertThat(read.event()).isNull();
    }

    private static void assertSame(Contribution<Reading> found, Contribution<Reading> expected) {
        assertThat(found.event()).isEqualTo(expected.event());
        assertThat(found.isBatch()).isEqualTo(expected.isBatch());
        if (!expected.isBatch()) {
            return;
        }
        assertThat(found.key()).isEqualTo(expected.key());
        assertThat(found.target()).isEqualTo(expected.target());
        assertThat(found.arrivalMillis()).isEqualTo(expected.arrivalMillis());
        assertSame(found.batch(), expected.batch());
    }

    private static void assertSame(EventBatch found, EventBatch expected) {
        assertThat(found.layout()).isEqualTo(expected.layout());
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.minTime()).isEqualTo(expected.minTime());
        assertThat(found.maxTime()).isEqualTo(expected.maxTime());
        for (int row = 0; row < expected.size(); row++) {
            assertThat((Double) found.at(row).number(0))
                    .isEqualTo((Double) expected.at(row).number(0));
            assertThat(found.at(row).time()).isEqualTo(expected.at(row).time());
            for (int column = 0; column < expected.layout().textColumns(); column++) {
                int field = expected.layout().textField(column);
                assertThat(found.at(row).text(field)).isEqualTo(expected.at(row).text(field));
            }
        }
    }

    @Test
    void eventsAndBatchesOfEveryTargetComeOutOfTheirBytesAsTheyWere() throws IOException {
        List<Contribution<Reading>> contributions = List.of(
                Contribution.of(new Reading("ключ", -5, 2.5)),
                Contribution.of("a", 0, batch(NUMBERS, 1), Long.MIN_VALUE),
                Contribution.of("ключ", 0, batch(NUMBERS, 128), 1_700_000_000_000L),
                Contribution.of("", 1, batch(ALL, 7), 0));
        for (Contribution<Reading> contribution : contributions) {
            assertSame(throughBytes(contribution), contribution);
            assertSame(SERIALIZER.copy(contribution), contribution);
        }
    }

    @Test
    void aCopySharesNothingThatChanges() {
        EventBatch original = batch(ALL, 5);
        Contribution<Reading> copy = SERIALIZER.copy(Contribution.of("a", 1, original, 7), null);
        original.clear();
        ExtractedEvent<Reading> view = new ExtractedEvent<>(new ReadingExtractor());
        for (int row = 0; row < 5; row++) {
            view.set(new Reading("a", 99, 99), 99);
            original.add(view);
        }
        assertSame(copy.batch(), batch(ALL, 5));
    }

    @Test
    void aTargetThatIsNotThereIsReportedAsDamage() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        SERIALIZER.serialize(Contribution.of("a", 1, batch(ALL, 2), 0), out);
        ContributionSerializer<Reading> fewer = serializer(NUMBERS);
        assertThatThrownBy(() -> fewer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void contributionsAreNeverState() {
        assertThatThrownBy(SERIALIZER::snapshotConfiguration).hasMessageContaining("never state");
    }

    @Test
    void serializersOfTheSameLayoutsAreEqual() {
        assertThat(SERIALIZER.duplicate()).isEqualTo(SERIALIZER).hasSameHashCodeAs(SERIALIZER);
        assertThat(SERIALIZER).isNotEqualTo(serializer(NUMBERS)).isNotEqualTo(serializer(ALL, NUMBERS));
    }
}
