package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Pane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnomalyMarksTest {

    private static final List<ChartPoint> POINTS =
            List.of(point(100, 5.0, 1.0), point(200, 5.0, 2.0), point(300, 7.0, 7.0), point(400, 5.0, 9.0));

    private final AnomalyMarks marks = new AnomalyMarks(POINTS, 2);

    @Test
    void aDetectorLooksAtTheValueThatItsAnomaliesMostOftenHave() {
        assertThat(marks.placesByDetector(List.of(anomaly("spike", "w", 300, 7.0), anomaly("spike", "w", 400, 9.0))))
                .containsExactly(Map.entry("spike", 1));
    }

    @Test
    void valuesOfOtherWindowsDoNotCount() {
        List<ChartPoint> points = List.of(point(100, 6, 1), point(200, 6, 6), point(300, 6, 2), point(400, 1, 8));

        assertThat(new AnomalyMarks(points, 2)
                        .placesByDetector(List.of(anomaly("spike", "w", 200, 6), anomaly("spike", "w", 400, 8))))
                .containsExactly(Map.entry("spike", 1));
    }

    @Test
    void anomaliesOfEventsAndOfUnknownValuesHaveNoPlace() {
        assertThat(marks.placesByDetector(List.of(anomaly("event", null, 300, 7.0), anomaly("other", "w", 300, 3.3))))
                .isEmpty();
    }

    private static Anomaly anomaly(String name, String window, long time, double value) {
        return new Anomaly(name, window, "{}", time, 0, value, 0, 1, 3, 2);
    }

    private static ChartPoint point(long time, double... values) {
        return new ChartPoint(time, time - 100, Pane.ON_TIME, 1, values);
    }
}
