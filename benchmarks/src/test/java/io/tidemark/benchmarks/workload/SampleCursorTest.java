package io.tidemark.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCursorTest {

    private record Event(int key, long time, double value) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void sharesTogetherAreTheWholeStream(int shares) {
        Workload workload = workload(KeyDraw.UNIFORM, 3);
        List<Event> whole = events(new SampleCursor(workload));
        List<List<Event>> parts = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            parts.add(events(new SampleCursor(workload, share, shares)));
        }

        List<Event> together = new ArrayList<>();
        parts.forEach(together::addAll);

        assertThat(together).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(parts).allSatisfy(part -> assertThat(part).hasSize(whole.size() / shares));
    }

    @ParameterizedTest
    @EnumSource(KeyDraw.class)
    void eventsStayWithinThePhaseAndTheDisorder(KeyDraw draw) {
        Workload workload = workload(draw, 100);
        SampleCursor cursor = new SampleCursor(workload);
        long newest = Long.MIN_VALUE;
        for (long number = 0; number < workload.settling().events(); number++) {
            assertThat(cursor.advance()).isTrue();
            newest = Math.max(newest, cursor.time());
            assertThat(cursor.time()).isBetween(Workload.START_MILLIS, workload.settledMillis() - 1);
            assertThat(newest - cursor.time()).isLessThan(SampleCursor.DISORDER_MILLIS);
            assertThat(cursor.key()).isBetween(0, 99);
            assertThat(cursor.value()).isPositive();
        }
        for (int closing = 0; closing < SampleCursor.CLOSING; closing++) {
            assertThat(cursor.hasSettled()).isFalse();
            assertThat(cursor.advance()).isTrue();
            assertThat(cursor.time()).isEqualTo(workload.settledMillis() + SampleCursor.DISORDER_MILLIS);
        }
        assertThat(cursor.hasSettled()).isTrue();
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.hasSettled()).isFalse();
        assertThat(cursor.time()).isGreaterThanOrEqualTo(workload.settledMillis());
    }

    @Test
    void settlingEventsComeToEachKeyInTurn() {
        SampleCursor cursor = new SampleCursor(workload(KeyDraw.UNIFORM, 5));
        for (int number = 0; number < 20; number++) {
            cursor.advance();
            assertThat(cursor.key()).isEqualTo(number % 5);
        }
    }

    @Test
    void aHotKeyGetsNineEventsOfTen() {
        Workload workload = workload(KeyDraw.ONE_HOT, 1_000);
        long hot = events(new SampleCursor(workload)).stream()
                .skip(workload.settling().events() + SampleCursor.CLOSING)
                .filter(event -> event.key() == 0)
                .count();

        assertThat((double) hot / workload.measured().events()).isBetween(0.88, 0.92);
    }

    @Test
    void anOddNumberOfSharesIsRefused() {
        Workload workload = workload(KeyDraw.UNIFORM, 3);
        assertThatThrownBy(() -> new SampleCursor(workload, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 3");
    }

    private static Workload workload(KeyDraw draw, int keys) {
        return new Workload(
                "test", WindowShape.TUMBLING, 1_000, 1_000, keys, draw, new Phase(800, 2_000), new Phase(3_000, 2_000));
    }

    private static List<Event> events(SampleCursor cursor) {
        List<Event> events = new ArrayList<>();
        while (cursor.advance()) {
            events.add(new Event(cursor.key(), cursor.time(), cursor.value()));
        }
        return events;
    }
}
