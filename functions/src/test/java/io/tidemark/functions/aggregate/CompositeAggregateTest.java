package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static io.tidemark.functions.TestEvent.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import io.tidemark.functions.aggregate.FussyAggregate.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeAggregateTest {

    @ParameterizedTest
    @CsvSource({
        "ADD, cannot add",
        "MERGE, cannot merge",
        "RESULT, cannot read",
        "RESULT_SILENTLY, UnsupportedOperationException",
        "NOT_FINITE, the value is out of the range of a 64-bit float"
    })
    void a_part_that_fails_says_why_and_leaves_the_others_right(Place place, String error) {
        CompositeAggregate composite = withFussy(place);
        CompositeAccumulator accumulator = of(composite, numbers(1, 2));
        composite.merge(accumulator, of(composite, numbers(3, 4)));
        WindowValues values = composite.result(accumulator, TestWindow.minuteOf(4));
        assertThat(values.value("fussy")).isNull();
        assertThat(values.error(1)).isEqualTo(error);
        assertThat(values.value("sum")).isEqualTo(10.0);
        assertThat(values.value("max")).isEqualTo(4.0);
        assertThat(values.error(0)).isNull();
        assertThat(values.error(2)).isNull();
    }

    @Test
    void a_part_that_fails_within_a_batch_has_failed_and_leaves_the_others_right() {
        CompositeAggregate composite = withFussy(Place.ADD);
        EventBatch batch = new EventBatch(composite.reads());
        numbers(1, 3, 4).forEach(batch::add);
        CompositeAccumulator accumulator = of(composite, numbers(7));
        composite.addAll(accumulator, batch);
        composite.addAll(accumulator, batch);
        WindowValues values = composite.result(accumulator, TestWindow.minuteOf(7));
        assertThat(values.error(1)).isEqualTo("cannot add");
        assertThat(values.value("sum")).isEqualTo(23.0);
        assertThat(values.value("max")).isEqualTo(7.0);
    }

    /** The number of each field is its index. */
    private record Indexed(long time) implements EventView {

        @Override
        public double number(int field) {
            return field;
        }

        @Override
        public String text(int field) {
            return null;
        }
    }

    @Test
    void parts_of_different_fields_each_take_in_their_own() {
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("sum-4", Aggregates.sum(new Field("four", 4))),
                new NamedAggregate("max-2", Aggregates.max(new Field("two", 2))),
                new NamedAggregate("min-4", Aggregates.min(new Field("four", 4))),
                new NamedAggregate("median-3", Aggregates.median(new Field("three", 3))));
        EventBatch batch = new EventBatch(composite.reads());
        batch.add(new Indexed(1));
        CompositeAccumulator accumulator = composite.create();
        composite.add(accumulator, new Indexed(2));
        composite.addAll(accumulator, batch);
        WindowValues values = composite.result(accumulator, TestWindow.minuteOf(2));
        assertThat(values.value("sum-4")).isEqualTo(8.0);
        assertThat(values.value("max-2")).isEqualTo(2.0);
        assertThat(values.value("min-4")).isEqualTo(4.0);
        assertThat(values.value("median-3")).isEqualTo(3.0);
    }

    @Test
    void a_composite_reads_what_any_part_reads_and_says_so_only_when_all_parts_do() {
        Field other = new Field("other", 3);
        List<NamedAggregate> parts = List.of(
                new NamedAggregate("count", Aggregates.count()),
                new NamedAggregate("sum", Aggregates.sum(other)),
                new NamedAggregate("max", Aggregates.max(VALUE)),
                new NamedAggregate("distinct", Aggregates.distinct(other)));
        assertThat(CompositeAggregate.of(parts).reads())
                .isEqualTo(BatchLayout.of(new int[] {0, 3}, new int[] {3}, false));
        List<NamedAggregate> more = new ArrayList<>(parts);
        more.add(new NamedAggregate("last", Aggregates.last(VALUE)));
        assertThat(CompositeAggregate.of(more).reads().hasTimes()).isTrue();
        more.add(new NamedAggregate("mine", new FussyAggregate(Place.UNSAID)));
        assertThat(CompositeAggregate.of(more).reads()).isNull();
    }

    @Test
    void a_failed_part_stays_failed_when_merged_on_either_side() {
        CompositeAggregate composite = withFussy(Place.ADD);
        CompositeAccumulator left = of(composite, numbers(3));
        composite.merge(left, of(composite, numbers(1)));
        CompositeAccumulator right = of(composite, numbers(1));
        composite.merge(right, of(composite, numbers(3)));
        for (CompositeAccumulator merged : List.of(left, right)) {
            composite.add(merged, TestEvent.number(5, 5));
            WindowValues values = composite.result(merged, TestWindow.minuteOf(3));
            assertThat(values.error(1)).isEqualTo("cannot add");
            assertThat(values.value("sum")).isEqualTo(9.0);
        }
    }

    @Test
    void a_failure_is_written_and_read_however_long_its_text() throws IOException {
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("verbose", new FussyAggregate(Place.ADD_VERBOSELY)),
                new NamedAggregate("sum", Aggregates.sum(VALUE)));
        CompositeAccumulator accumulator = of(composite, numbers(1, 2));
        WindowValues values =
                composite.result(read(composite, written(composite, accumulator)), TestWindow.minuteOf(2));
        assertThat(values.error(0)).startsWith("€€€").hasSizeLessThan(2000);
        assertThat(values.value("sum")).isEqualTo(3.0);
    }

    @Test
    void a_part_begun_late_says_how_many_events_it_used_whether_it_counts_them_or_not() throws IOException {
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("fussy", new FussyAggregate(Place.MERGE)),
                new NamedAggregate("count", Aggregates.count()),
                new NamedAggregate("rate", Aggregates.rate()));
        CompositeAccumulator accumulator = composite.unread();
        for (int part = 0; part < composite.signature().size(); part++) {
            composite.beginPart(accumulator, part, 5);
        }
        numbers(1, 2).forEach(event -> composite.add(accumulator, event));
        CompositeAccumulator read = read(composite, written(composite, accumulator));
        for (CompositeAccumulator each : List.of(accumulator, read, composite.copy(accumulator))) {
            WindowValues values = composite.result(each, TestWindow.minuteOf(7));
            assertThat(List.of(values.used(0), values.used(1), values.used(2), values.used(3)))
                    .containsExactly(2L, 2L, 7L, 7L);
            assertThat(values.value("count")).isEqualTo(7L);
        }
    }

    @Test
    void what_parts_have_missed_adds_up_when_they_merge() {
        CompositeAggregate composite =
                CompositeAggregate.of(new NamedAggregate("fussy", new FussyAggregate(Place.RESULT)));
        CompositeAccumulator left = composite.unread();
        composite.beginPart(left, 0, 5);
        CompositeAccumulator right = composite.unread();
        composite.beginPart(right, 0, 2);
        composite.merge(left, right);
        composite.merge(left, of(composite, numbers(1)));
        assertThat(left.missed(0)).isEqualTo(7);
        assertThat(right.missed(0)).isEqualTo(2);
    }

    @Test
    void a_part_begun_in_an_empty_window_has_missed_nothing() throws IOException {
        CompositeAggregate composite = CompositeAggregate.of(new NamedAggregate("sum", Aggregates.sum(VALUE)));
        CompositeAccumulator accumulator = composite.unread();
        composite.beginPart(accumulator, 0, 0);
        assertThat(written(composite, accumulator)).isEqualTo(written(composite, composite.create()));
    }

    /** Released bytes: a change needs a new version of the state. */
    @Test
    void a_part_is_written_whole_begun_late_or_failed() throws IOException {
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("fussy", new FussyAggregate(Place.ADD)),
                new NamedAggregate("present", Aggregates.count(VALUE)));
        CompositeAccumulator whole = of(composite, numbers(1, 2));
        CompositeAccumulator late = composite.unread();
        composite.beginPart(late, 0, 300);
        composite.beginPart(late, 1, 300);
        assertThat(HexFormat.of().formatHex(written(composite, whole)))
                .isEqualTo("01" + "0000000000000002" + "01" + "02");
        assertThat(HexFormat.of().formatHex(written(composite, late)))
                .isEqualTo("02" + "ac02" + "0000000000000000" + "02" + "ac02" + "00");
        assertThat(HexFormat.of().formatHex(written(composite, of(composite, numbers(3)))))
                .isEqualTo("00" + "000a" + "63616e6e6f7420616464" + "01" + "01");
    }

    @Test
    void an_unknown_first_byte_of_a_part_is_refused() {
        CompositeAggregate composite = CompositeAggregate.of(new NamedAggregate("sum", Aggregates.sum(VALUE)));
        assertThatThrownBy(() -> read(composite, new byte[] {3, 0, 0}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sum(value)#1")
                .hasMessageContaining("byte 3");
    }

    @Test
    void duplicate_names_are_refused() {
        assertThatThrownBy(() -> CompositeAggregate.of(
                        new NamedAggregate("x", Aggregates.count()), new NamedAggregate("x", Aggregates.sum(VALUE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    @Test
    void a_blank_name_is_refused() {
        assertThatThrownBy(() -> new NamedAggregate(" ", Aggregates.count()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parts_that_can_be_read_from_one_accumulator_share_it() {
        QuantileOptions options = new QuantileOptions(4, 0.02, 99);
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("count", Aggregates.count()),
                new NamedAggregate("rate", Aggregates.rate()),
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("avg", Aggregates.avg(VALUE)),
                new NamedAggregate("min", Aggregates.min(VALUE)),
                new NamedAggregate("max", Aggregates.max(VALUE)),
                new NamedAggregate("range", Aggregates.range(VALUE)),
                new NamedAggregate("variance", Aggregates.variance(VALUE, true)),
                new NamedAggregate("stddev", Aggregates.stddev(VALUE, false)),
                new NamedAggregate("median", Aggregates.median(VALUE)),
                new NamedAggregate("p99", Aggregates.percentile(VALUE, 99)),
                new NamedAggregate("p99-coarse", Aggregates.percentile(VALUE, 99, options)),
                new NamedAggregate("first", Aggregates.first(VALUE)),
                new NamedAggregate("last", Aggregates.last(VALUE)),
                new NamedAggregate("top-1", Aggregates.topK(VALUE, 1)),
                new NamedAggregate("top-9", Aggregates.topK(VALUE, 9)),
                new NamedAggregate("distinct", Aggregates.distinct(VALUE)),
                new NamedAggregate("present", Aggregates.count(VALUE)),
                new NamedAggregate("other", Aggregates.avg(new Field("other", 1))));
        assertThat(composite.signature())
                .containsExactly(
                        "events#1",
                        "sum(value)#1",
                        "extent(value)#1",
                        "moments(value)#1",
                        "quantiles(value,128,0.01,2048)#2",
                        "quantiles(value,4,0.02,99)#2",
                        "ends(value)#1",
                        "frequencies(value,768)#1",
                        "distinct(value)#1",
                        "presence(value)#1",
                        "sum(other)#1");
    }

    @Test
    void each_part_says_how_many_events_it_used_when_some_were_skipped() {
        CompositeAggregate composite = CompositeAggregate.of(
                new NamedAggregate("count", Aggregates.count()),
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("distinct", Aggregates.distinct(VALUE)));
        CompositeAccumulator accumulator = of(
                composite, List.of(TestEvent.number(1, 1), TestEvent.text(2, "a"), new TestEvent(3, Double.NaN, null)));
        WindowValues values = composite.result(accumulator, TestWindow.minuteOf(3));
        assertThat(values.hasSkipped()).isTrue();
        assertThat(List.of(values.used(0), values.used(1), values.used(2))).containsExactly(3L, 1L, 2L);
        assertThat(values.value("count")).isEqualTo(3L);
    }

    private static CompositeAggregate withFussy(Place place) {
        return CompositeAggregate.of(
                new NamedAggregate("sum", Aggregates.sum(VALUE)),
                new NamedAggregate("fussy", new FussyAggregate(place)),
                new NamedAggregate("max", Aggregates.max(VALUE)));
    }

    private static byte[] written(CompositeAggregate composite, CompositeAccumulator accumulator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int part = 0; part < composite.signature().size(); part++) {
            composite.writePart(accumulator, part, new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static CompositeAccumulator read(CompositeAggregate composite, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        CompositeAccumulator read = composite.unread();
        for (int part = 0; part < composite.signature().size(); part++) {
            composite.readPart(read, part, in);
        }
        return read;
    }

    private static CompositeAccumulator of(CompositeAggregate composite, List<TestEvent> events) {
        CompositeAccumulator accumulator = composite.create();
        for (TestEvent event : events) {
            composite.add(accumulator, event);
        }
        return accumulator;
    }
}
