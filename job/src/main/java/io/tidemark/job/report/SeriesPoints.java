package io.tidemark.job.report;

import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The points of one series, in bounded memory. The windows that came last are kept one by one, so that a later pane can replace an
 * earlier one; when there are too many, the ones that came first go into a {@link Thinner}. A pane of a window that has gone
 * there is drawn beside the earlier ones, and counted.
 */
final class SeriesPoints {

    private final Map<String, Integer> places;
    private final int maxPoints;
    private final Map<WindowId, WindowPoint> kept = new LinkedHashMap<>();
    private final Thinner thinner;
    private boolean thinning;
    private long windows;
    private long events;
    private long early;
    private long late;
    private long failed;
    private long retracted;
    private long unreplaced;
    private boolean discarding;
    private long firstStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;

    /**
     * @param places of the values in a point by their names; others are not kept
     * @param times what is known of all panes of the series
     * @param maxPoints of the result, and windows that are kept one by one meanwhile; at least 2
     */
    SeriesPoints(Map<String, Integer> places, SeriesCount times, int maxPoints) {
        this.places = places;
        this.maxPoints = maxPoints;
        this.thinner = new Thinner(times.minTime(), times.maxTime(), maxPoints);
    }

    void add(ResultPane pane) {
        // A window without bounds is but one, and each of its panes is drawn.
        WindowId id = new WindowId(pane.start(), pane.end(), pane.isBounded() ? 0 : pane.paneIndex());
        WindowPoint known = kept.get(id);
        if (known != null) {
            known.merge(pane, values(pane));
            return;
        }
        unreplaced += thinning && pane.paneIndex() > 0 && pane.isBounded() ? 1 : 0;
        kept.put(id, new WindowPoint(pane, values(pane)));
        if (kept.size() > maxPoints) {
            thinning = true;
            Iterator<WindowPoint> first = kept.values().iterator();
            thin(first.next());
            first.remove();
        }
    }

    private double[] values(ResultPane pane) {
        double[] values = new double[places.size()];
        Arrays.fill(values, Double.NaN);
        pane.values().forEach((name, value) -> {
            Integer place = places.get(name);
            if (place != null) {
                values[place] = value;
            }
        });
        return values;
    }

    private void thin(WindowPoint window) {
        count(window);
        if (!window.isRetracted()) {
            thinner.add(window);
        }
    }

    private void count(WindowPoint window) {
        if (window.isRetracted()) {
            retracted++;
            return;
        }
        windows++;
        events += window.count();
        early += window.newest() == Pane.EARLY ? 1 : 0;
        late += window.newest() == Pane.LATE ? 1 : 0;
        failed += window.status() == ResultStatus.FAILED ? 1 : 0;
        discarding |= window.isDiscarding();
        firstStart = Math.min(firstStart, window.start());
        lastEnd = Math.max(lastEnd, window.time());
    }

    /** The points in order of time; only once, and before the counts are asked for. */
    List<ChartPoint> finish() {
        if (thinning) {
            kept.values().forEach(this::thin);
            return thinner.points();
        }
        List<ChartPoint> points = new ArrayList<>();
        for (WindowPoint window : kept.values()) {
            count(window);
            if (!window.isRetracted()) {
                points.add(ChartPoint.of(window));
            }
        }
        points.sort(Comparator.comparingLong(ChartPoint::time).thenComparingLong(ChartPoint::start));
        return points;
    }

    /** Whether points stand for several windows. */
    boolean isThinned() {
        return thinning;
    }

    long windows() {
        return windows;
    }

    /** Events of all windows; those of several windows count in each. */
    long events() {
        return events;
    }

    /** Windows whose newest pane is an early one. */
    long early() {
        return early;
    }

    /** Windows that late events have changed. */
    long late() {
        return late;
    }

    /** Windows with a part that failed. */
    long failed() {
        return failed;
    }

    /** Windows that another session has absorbed; they are not drawn. */
    long retracted() {
        return retracted;
    }

    /** Panes that came so long after the ones before them that those are drawn too. */
    long unreplaced() {
        return unreplaced;
    }

    /** Whether some window's newest pane holds fewer events than another of its panes. */
    boolean isDiscarding() {
        return discarding;
    }

    long firstStart() {
        return firstStart;
    }

    long lastEnd() {
        return lastEnd;
    }

    private record WindowId(long start, long end, long pane) {}
}
