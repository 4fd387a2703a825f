package io.tidemark.benchmarks.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.KeyDraw;
import io.tidemark.benchmarks.workload.Phase;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final PaneRow FIRST_OF_KEY_0 = new PaneRow(0, 0, 10, 3, 6, 2, 1, 3, 1, 2, 2.9, 2.98);
    private static final PaneRow SECOND_OF_KEY_0 = one(0, 10, 20, 7);
    private static final PaneRow OF_KEY_1 = one(1, 0, 10, 5);

    /** Three events of key 0 out of order in [0, 10), one at its end, and one event of key 1. */
    private final Oracle tumbling = oracle(
            WindowShape.TUMBLING,
            10,
            10,
            event(0, 9, 3),
            event(0, 0, 1),
            event(1, 4, 5),
            event(0, 4, 2),
            event(0, 10, 7));

    @Test
    void tumblingWindowsAreHalfOpen() {
        assertThatCode(() -> tumbling.check("engine", panes(OF_KEY_1, FIRST_OF_KEY_0, SECOND_OF_KEY_0)))
                .doesNotThrowAnyException();
        assertThat(tumbling.count(Long.MIN_VALUE, 10)).isEqualTo(2);
        assertThat(tumbling.count(10, 20)).isEqualTo(1);
    }

    @Test
    void anEventIsInEverySlidingWindowThatOverlapsIt() {
        Oracle sliding = oracle(WindowShape.SLIDING, 10, 5, event(0, 5, 4), event(0, 12, 6));

        assertThatCode(() -> sliding.check(
                        "engine",
                        panes(
                                one(0, 0, 10, 4),
                                new PaneRow(0, 5, 15, 2, 10, 5, 4, 6, Math.sqrt(2), 5, 5.9, 5.98),
                                one(0, 10, 20, 6))))
                .doesNotThrowAnyException();
    }

    @Test
    void eventsAGapApartAreOneSession() {
        Oracle sessions = oracle(WindowShape.SESSION, 10, 10, event(0, 0, 4), event(0, 10, 6), event(0, 21, 9));

        assertThatCode(() -> sessions.check(
                        "engine",
                        panes(new PaneRow(0, 0, 20, 2, 10, 5, 4, 6, Math.sqrt(2), 5, 5.9, 5.98), one(0, 21, 31, 9))))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingPaneIsRefused() {
        assertThatThrownBy(() -> tumbling.check("engine", panes(FIRST_OF_KEY_0, SECOND_OF_KEY_0)))
                .isInstanceOf(ResultMismatchException.class)
                .hasMessageContaining("engine lacks 1 of 3 panes");
    }

    @Test
    void aPaneThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> tumbling.check("engine", panes(OF_KEY_1, FIRST_OF_KEY_0, SECOND_OF_KEY_0, OF_KEY_1)))
                .isInstanceOf(ResultMismatchException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aPaneOfAWindowThatDoesNotExistIsRefused() {
        assertRefused(one(1, 10, 20, 5), "there is no such window");
        assertRefused(one(2, 0, 10, 5), "there is no such window");
    }

    @Test
    void eachStatisticIsChecked() {
        assertRefused(new PaneRow(0, 0, 10, 4, 6, 2, 1, 3, 1, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6.00001, 2, 1, 3, 1, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2.00001, 1, 3, 1, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1.001, 3, 1, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1, 3.001, 1, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1, 3, 0.8164965, 2, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1, 3, 1, 2.03, 2.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1, 3, 1, 2, 1.9, 2.98), "expected");
        assertRefused(new PaneRow(0, 0, 10, 3, 6, 2, 1, 3, 1, 2, 2.9, 3.04), "expected");
        assertRefused(new PaneRow(0, 0, 11, 3, 6, 2, 1, 3, 1, 2, 2.9, 2.98), "expected");
    }

    @Test
    void theDeviationOfOneEventIsNone() {
        assertRefused(new PaneRow(1, 0, 10, 1, 5, 5, 5, 5, 0, 5, 5, 5), "expected");
    }

    private void assertRefused(PaneRow wrong, String because) {
        assertThatThrownBy(() -> tumbling.check("engine", panes(wrong)))
                .isInstanceOf(ResultMismatchException.class)
                .hasMessageContaining("engine has the wrong pane")
                .hasMessageContaining(because);
    }

    private static PaneRow one(int key, long start, long end, double value) {
        return new PaneRow(key, start, end, 1, value, value, value, value, Double.NaN, value, value, value);
    }

    private static Oracle oracle(WindowShape shape, int size, int slide, GivenEvents.Event... events) {
        Workload workload = workload(shape, size, slide);
        return Oracle.of(workload, KeyedEvents.of(workload.keys(), () -> new GivenEvents(events)));
    }

    private static Workload workload(WindowShape shape, int size, int slide) {
        return new Workload(
                "test", shape, size, slide, 2, KeyDraw.UNIFORM, new Phase(1_000, 1_000), new Phase(1_000, 1_000));
    }

    private static GivenEvents.Event event(int key, long time, double value) {
        return new GivenEvents.Event(key, time, value);
    }

    private static List<PaneBuffer> panes(PaneRow... rows) {
        Run run = Run.open(workload(WindowShape.TUMBLING, 10, 10), 1, 0, 0);
        PaneBuffer buffer = run.buffer();
        for (PaneRow row : rows) {
            row.addTo(buffer);
        }
        run.close();
        return run.panes();
    }
}
