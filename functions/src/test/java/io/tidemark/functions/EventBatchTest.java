package io.tidemark.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventBatchTest {

    private static final int FIELDS = 4;

    /** An event with a number and a text for each field. */
    private record WideEvent(long time, List<Double> numbers, List<String> texts) implements EventView {

        @Override
        public double number(int field) {
            return numbers.get(field);
        }

        @Override
        public String text(int field) {
            return texts.get(field);
        }
    }

    @Provide
    Arbitrary<BatchLayout> layouts() {
        Arbitrary<int[]> fields =
                Arbitraries.integers().between(0, FIELDS - 1).array(int[].class).ofMaxSize(FIELDS + 1);
        return Combinators.combine(fields, fields, Arbitraries.of(true, false)).as(BatchLayout::of);
    }

    @Provide
    Arbitrary<List<WideEvent>> events() {
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(-50, 50),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE),
                Arbitraries.longs());
        Arbitrary<List<Double>> numbers = Arbitraries.oneOf(
                        Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0, Double.MIN_VALUE))
                .list()
                .ofSize(FIELDS);
        Arbitrary<List<String>> texts =
                Arbitraries.strings().ofMaxLength(5).injectNull(0.3).list().ofSize(FIELDS);
        return Combinators.combine(times, numbers, texts)
                .as(WideEvent::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void each_row_shows_what_the_layout_keeps_of_its_event(
            @ForAll("layouts") BatchLayout layout,
            @ForAll("events") List<WideEvent> first,
            @ForAll("events") List<WideEvent> second) {
        EventBatch batch = new EventBatch(layout);
        first.forEach(batch::add);
        assertHolds(batch, first);
        batch.clear();
        assertHolds(batch, List.of());
        second.forEach(batch::add);
        assertHolds(batch, second);
    }

    @Property(tries = 300)
    void a_batch_read_into_a_used_one_is_the_one_written_and_nothing_more_is_read(
            @ForAll("layouts") BatchLayout layout,
            @ForAll("events") List<WideEvent> before,
            @ForAll("events") List<WideEvent> events)
            throws IOException {
        EventBatch written = new EventBatch(layout);
        events.forEach(written::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventBatchCodec.write(written, new DataOutputStream(bytes));
        bytes.write(42);
        EventBatch read = new EventBatch(layout);
        before.forEach(read::add);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        EventBatchCodec.read(read, in);
        assertThat(in.read()).isEqualTo(42);
        assertHolds(read, events);
        List<WideEvent> both = new ArrayList<>(events);
        before.forEach(read::add);
        both.addAll(before);
        assertHolds(read, both);
    }

    @Example
    void a_row_of_one_number_takes_eight_bytes_and_few_for_its_time() throws IOException {
        EventBatch batch = new EventBatch(BatchLayout.of(new int[] {0}, new int[0], true));
        for (int i = 0; i < 100; i++) {
            batch.add(TestEvent.number(1_700_000_000_000L + i, i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventBatchCodec.write(batch, new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(1 + 6 + 1 + 100 * 9);
    }

    @Example
    void what_the_layout_does_not_keep_cannot_be_read() {
        EventBatch batch = new EventBatch(BatchLayout.of(new int[] {7, 2, 2}, new int[] {1}, false));
        batch.add(TestEvent.number(5, 1.5));
        assertThatThrownBy(() -> batch.at(0).number(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no number is kept of field 1, only of [2, 7]");
        assertThatThrownBy(() -> batch.at(0).text(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no text is kept of field 7");
    }

    @Property(tries = 200)
    void two_layouts_together_keep_what_either_keeps(
            @ForAll("layouts") BatchLayout a, @ForAll("layouts") BatchLayout b) {
        BatchLayout both = a.and(b);
        assertThat(both).isEqualTo(b.and(a)).hasSameHashCodeAs(b.and(a));
        assertThat(both.and(a)).isEqualTo(both);
        assertThat(both.equals(a)).isEqualTo(both.toString().equals(a.toString()));
        for (BatchLayout each : List.of(a, b)) {
            for (int column = 0; column < each.numberColumns(); column++) {
                int field = each.numberField(column);
                assertThat(both.numberField(both.numberColumn(field))).isEqualTo(field);
            }
            for (int column = 0; column < each.textColumns(); column++) {
                int field = each.textField(column);
                assertThat(both.textField(both.textColumn(field))).isEqualTo(field);
            }
        }
        assertThat(both.hasTimes()).isEqualTo(a.hasTimes() || b.hasTimes());
    }

    private static void assertHolds(EventBatch batch, List<WideEvent> events) {
        BatchLayout layout = batch.layout();
        long[] times = events.stream().mapToLong(WideEvent::time).sorted().toArray();
        long earliest = times.length == 0 ? Long.MAX_VALUE : times[0];
        assertThat(batch.size()).isEqualTo(events.size());
        assertThat(batch.minTime()).isEqualTo(earliest);
        assertThat(batch.maxTime()).isEqualTo(times.length == 0 ? Long.MIN_VALUE : times[times.length - 1]);
        for (int row = 0; row < batch.size(); row++) {
            WideEvent event = events.get(row);
            EventBatch shown = batch.at(row);
            assertThat(shown.time()).isEqualTo(layout.hasTimes() ? event.time() : earliest);
            for (int column = 0; column < layout.numberColumns(); column++) {
                int field = layout.numberField(column);
                assertThat((Double) shown.number(field)).isEqualTo((Double) event.number(field));
                double flat = batch.numbers()[batch.column(field) + row * batch.stride()];
                assertThat((Double) flat).isEqualTo((Double) event.number(field));
            }
            for (int column = 0; column < layout.textColumns(); column++) {
                int field = layout.textField(column);
                assertThat(shown.text(field)).isEqualTo(event.text(field));
            }
        }
        // A batch that was cleared holds on to no text.
        assertThat(Arrays.stream(batch.texts())
                        .skip((long) batch.size() * layout.textColumns())
                        .allMatch(text -> text == null))
                .isTrue();
    }
}
