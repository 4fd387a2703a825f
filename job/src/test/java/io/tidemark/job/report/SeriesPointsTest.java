package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Pane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeriesPointsTest {

    private static final Map<String, Integer> PLACES = Map.of("v", 0);
    private static final int MANY = 100;

    @Test
    void theNewestPaneOfAWindowIsShown() {
        SeriesPoints series = of(
                MANY,
                pane(1, Pane.ON_TIME, 0, 5, 1.0),
                pane(2, Pane.ON_TIME, 0, 5, 9.0),
                pane(1, Pane.LATE, 1, 6, 2.0));

        List<ChartPoint> points = series.finish();

        assertThat(points).extracting(ChartPoint::time).containsExactly(120_000L, 180_000L);
        assertThat(points).extracting(point -> point.value(0)).containsExactly(2.0, 9.0);
        assertThat(points).extracting(ChartPoint::pane).containsExactly(Pane.LATE, Pane.ON_TIME);
        assertThat(series.windows()).isEqualTo(2);
        assertThat(series.events()).isEqualTo(11);
        assertThat(series.late()).isEqualTo(1);
        assertThat(series.isDiscarding()).isFalse();
    }

    @Test
    void aRetractedWindowIsNotDrawn() {
        SeriesPoints series = of(
                MANY,
                pane(1, Pane.ON_TIME, 0, 5, 1.0),
                pane(1, Pane.RETRACTION, 1, 0, 0),
                pane(4, Pane.ON_TIME, 0, 5, 2.0));

        assertThat(series.finish()).extracting(ChartPoint::time).containsExactly(300_000L);
        assertThat(series.retracted()).isEqualTo(1);
        assertThat(series.windows()).isEqualTo(1);
    }

    @Test
    void ofDiscardingPanesTheOneWithTheMostEventsIsShownAndTheNewestSaysWhatBecameOfIt() {
        SeriesPoints series = of(MANY, pane(1, Pane.ON_TIME, 0, 50, 1.0), pane(1, Pane.LATE, 1, 1, 7.0));

        List<ChartPoint> points = series.finish();

        assertThat(points).extracting(point -> point.value(0)).containsExactly(1.0);
        assertThat(points).extracting(ChartPoint::pane).containsExactly(Pane.LATE);
        assertThat(series.isDiscarding()).isTrue();
    }

    @Test
    void eachPaneOfAWindowWithoutBoundsIsAPoint() {
        List<ResultPane> panes = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            ResultPane bounded = pane(index, Pane.EARLY, index, 1, index);
            panes.add(new ResultPane(
                    "",
                    bounded.series(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    Pane.EARLY,
                    index,
                    bounded.status(),
                    1,
                    1000L * index,
                    0,
                    bounded.values(),
                    bounded.uncharted()));
        }

        assertThat(of(MANY, panes.toArray(ResultPane[]::new)).finish())
                .extracting(ChartPoint::time)
                .containsExactly(0L, 1000L, 2000L);
    }

    @Property
    void theOrderOfPanesDoesNotMatter(@ForAll @IntRange(min = 1, max = 40) int windows, @ForAll long seed) {
        Random random = new Random(seed);
        List<ResultPane> panes = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            int last = random.nextInt(4);
            for (int index = 0; index <= last; index++) {
                panes.add(pane(window, kind(index, last, random), index, 1 + random.nextInt(3), random.nextInt(100)));
            }
        }
        SeriesPoints inOrder = of(MANY, panes.toArray(ResultPane[]::new));
        Collections.shuffle(panes, random);
        SeriesPoints shuffled = of(MANY, panes.toArray(ResultPane[]::new));

        assertThat(shuffled.finish()).usingRecursiveComparison().isEqualTo(inOrder.finish());
        assertThat(shuffled.windows() + shuffled.retracted()).isEqualTo(windows);
        assertThat(shuffled.events()).isEqualTo(inOrder.events());
    }

    private static Pane kind(int index, int last, Random random) {
        return index == last && random.nextInt(8) == 0 ? Pane.RETRACTION : index == 0 ? Pane.ON_TIME : Pane.LATE;
    }

    @Property
    void ofManyWindowsTheLowestAndTheHighestOfEachTimeAreShown(
            @ForAll @IntRange(min = 11, max = 500) int windows, @ForAll long seed) {
        int maxPoints = 10;
        Random random = new Random(seed);
        ResultPane[] panes = new ResultPane[windows];
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int window = 0; window < windows; window++) {
            double value = random.nextGaussian();
            highest = Math.max(highest, value);
            lowest = Math.min(lowest, value);
            panes[window] = pane(window, Pane.ON_TIME, 0, 1 + window, value);
        }
        SeriesPoints series = of(maxPoints, panes);

        List<ChartPoint> points = series.finish();

        assertThat(series.isThinned()).isTrue();
        assertThat(series.windows()).isEqualTo(windows);
        assertThat(points).hasSizeLessThanOrEqualTo(maxPoints);
        assertThat(points).extracting(ChartPoint::time).isSorted();
        assertThat(points.stream().mapToDouble(point -> point.value(0)).max()).hasValue(highest);
        assertThat(points.stream().mapToDouble(point -> point.value(0)).min()).hasValue(lowest);
        assertThat(points.stream().mapToLong(ChartPoint::count).max()).hasValue(windows);
        assertThat(points.get(0).time()).isGreaterThanOrEqualTo(panes[0].time());
        assertThat(points.get(points.size() - 1).time()).isLessThanOrEqualTo(panes[windows - 1].time());
    }

    @Test
    void aLatePaneReplacesItsWindowBeforeThinning() {
        ResultPane[] panes = new ResultPane[21];
        for (int window = 0; window < 20; window++) {
            panes[window] = pane(window, Pane.ON_TIME, 0, 2, window == 18 ? 1000 : 5);
        }
        panes[20] = pane(18, Pane.LATE, 1, 3, 6);

        SeriesPoints series = of(10, panes);
        List<ChartPoint> points = series.finish();

        assertThat(points).extracting(point -> point.value(0)).contains(6.0).doesNotContain(1000.0);
        assertThat(points.get(points.size() - 1).pane()).isEqualTo(Pane.LATE);
        assertThat(series.unreplaced()).isZero();
    }

    @Test
    void aLatePaneOfAWindowThatIsThinnedAlreadyIsCounted() {
        ResultPane[] panes = new ResultPane[21];
        for (int window = 0; window < 20; window++) {
            panes[window] = pane(window, Pane.ON_TIME, 0, 2, 5);
        }
        panes[20] = pane(0, Pane.LATE, 1, 3, 6);

        SeriesPoints series = of(10, panes);
        List<ChartPoint> points = series.finish();

        assertThat(points.get(1).value(0)).isEqualTo(6);
        assertThat(series.unreplaced()).isEqualTo(1);
    }

    private static ResultPane pane(int minute, Pane kind, int index, long count, double value) {
        PaneBuilder pane = PaneBuilder.minute("{}", minute).pane(kind, index).count(count);
        return (kind == Pane.RETRACTION ? pane : pane.value("v", value)).build();
    }

    private static SeriesPoints of(int maxPoints, ResultPane... panes) {
        SeriesCount count = new SeriesCount();
        for (ResultPane pane : panes) {
            count.add(pane);
        }
        SeriesPoints points = new SeriesPoints(PLACES, count, maxPoints);
        for (ResultPane pane : panes) {
            points.add(pane);
        }
        return points;
    }
}
