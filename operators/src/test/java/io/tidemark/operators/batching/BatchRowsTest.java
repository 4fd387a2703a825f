package io.tidemark.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.EventBatch;
import io.tidemark.functions.EventView;
import io.tidemark.operators.EventExtractor;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchRowsTest {

    private static final int SLOTS = 40;

    /** An event whose fields say of which event they are, and where they stand. */
    private record NumberedEvent(int slot, long time, int number, boolean staged) implements EventView {

        @Override
        public double number(int field) {
            return number * 10.0 + field;
        }

        @Override
        public String text(int field) {
            return (number + field) % 3 == 0 ? null : number + "." + field;
        }
    }

    private static final class Extractor implements EventExtractor<NumberedEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        public String key(NumberedEvent event) {
            return "slot " + event.slot();
        }

        @Override
        public long time(NumberedEvent event) {
            return event.time();
        }

        @Override
        public double number(NumberedEvent event, int field) {
            return event.number(field);
        }

        @Override
        public String text(NumberedEvent event, int field) {
            return event.text(field);
        }
    }

    @Provide
    Arbitrary<BatchLayout> layouts() {
        Arbitrary<int[]> fields =
                Arbitraries.integers().between(0, 4).array(int[].class).ofMaxSize(3);
        return Combinators.combine(fields, fields, Arbitraries.of(true, false)).as(BatchLayout::of);
    }

    @Provide
    Arbitrary<List<NumberedEvent>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SLOTS - 1),
                        Arbitraries.longs().between(-1000, 1000),
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.of(true, false))
                .as(NumberedEvent::new)
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void each_slot_shows_its_rows_as_a_batch_of_its_own_would(
            @ForAll("layouts") BatchLayout layout,
            @ForAll("events") List<NumberedEvent> first,
            @ForAll("events") List<NumberedEvent> second) {
        BatchRows<NumberedEvent> rows = new BatchRows<>(layout, new Extractor(), 1);
        rows.resize(SLOTS);
        for (List<NumberedEvent> events : List.of(first, second)) {
            List<EventBatch> expected = IntStream.range(0, SLOTS)
                    .mapToObj(slot -> new EventBatch(layout))
                    .toList();
            for (int i = 0; i < events.size(); i++) {
                NumberedEvent event = events.get(i);
                expected.get(event.slot()).add(event);
                assertThat(add(rows, layout, event, i))
                        .isEqualTo(expected.get(event.slot()).size())
                        .isEqualTo(rows.count(event.slot()));
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                assertThat(rows.count(slot)).isEqualTo(expected.get(slot).size());
                if (rows.count(slot) > 0) {
                    assertShows(rows, slot, expected.get(slot), layout);
                    rows.clear(slot);
                    assertThat(rows.count(slot)).isZero();
                }
            }
        }
    }

    /** Adds an event by itself, or as the second row of a stage. */
    private static int add(BatchRows<NumberedEvent> rows, BatchLayout layout, NumberedEvent event, int arrivalMillis) {
        if (!event.staged()) {
            return rows.add(event.slot(), event, event.time(), arrivalMillis);
        }
        EventBatch stage = new EventBatch(layout);
        stage.add(new NumberedEvent(0, 0, -1, true));
        stage.add(event);
        return rows.add(event.slot(), stage.numbers(), stage.texts(), 1, event.time(), arrivalMillis);
    }

    private static void assertShows(BatchRows<NumberedEvent> rows, int slot, EventBatch expected, BatchLayout layout) {
        EventBatch shown = rows.show(slot);
        assertThat(shown.size()).isEqualTo(expected.size());
        assertThat(shown.minTime()).isEqualTo(expected.minTime()).isEqualTo(rows.minTime(slot));
        assertThat(shown.maxTime()).isEqualTo(expected.maxTime());
        for (int row = 0; row < expected.size(); row++) {
            shown.at(row);
            expected.at(row);
            assertThat(shown.time()).isEqualTo(layout.hasTimes() ? expected.time() : expected.minTime());
            for (int column = 0; column < layout.numberColumns(); column++) {
                int field = layout.numberField(column);
                assertThat(shown.number(field)).isEqualTo(expected.number(field));
            }
            for (int column = 0; column < layout.textColumns(); column++) {
                int field = layout.textField(column);
                assertThat(shown.text(field)).isEqualTo(expected.text(field));
            }
        }
    }

    @Property(tries = 100)
    void a_slot_knows_when_the_source_read_its_first_event(@ForAll("events") List<NumberedEvent> events) {
        BatchRows<NumberedEvent> rows =
                new BatchRows<>(BatchLayout.of(new int[] {0}, new int[0], false), new Extractor(), SLOTS);
        long[] expected = new long[SLOTS];
        for (int i = 0; i < events.size(); i++) {
            int slot = events.get(i).slot();
            expected[slot] = rows.count(slot) == 0 ? i : expected[slot];
            rows.add(slot, events.get(i), events.get(i).time(), i);
            assertThat(rows.arrivalMillis(slot)).isEqualTo(expected[slot]);
        }
    }
}
