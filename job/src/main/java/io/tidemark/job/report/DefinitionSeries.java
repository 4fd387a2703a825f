package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A window definition on the page.
 *
 * @param count what there is of it in the part files
 * @param charts in which its values are drawn
 * @param series the keys that are on the page
 */
record DefinitionSeries(DefinitionCount count, List<Chart> charts, List<Series> series) {

    DefinitionSeries {
        charts = List.copyOf(charts);
        series = List.copyOf(series);
    }

    /**
     * One key.
     *
     * @param key as JSON
     * @param points in order of time
     * @param counts how many windows they stand for
     * @param anomalies to be marked, in order of time
     * @param anomalyCount number of all of them
     * @param detectorPlaces place of the value that a detector looks at, by its name, where that is known
     */
    record Series(
            String key,
            List<ChartPoint> points,
            SeriesPoints counts,
            List<Anomaly> anomalies,
            long anomalyCount,
            Map<String, Integer> detectorPlaces) {}

    static DefinitionSeries of(DefinitionCount definition, Collected collected, int maxKeys) {
        List<Series> series = new ArrayList<>();
        for (String key : definition.largestKeys(maxKeys)) {
            SeriesId id = new SeriesId(definition.name(), key);
            SeriesPoints counts = collected.points(id);
            List<ChartPoint> points = counts.finish();
            List<Anomaly> anomalies = collected.anomalies(id);
            series.add(new Series(
                    key,
                    points,
                    counts,
                    anomalies,
                    collected.anomalyCount(id),
                    new AnomalyMarks(points, definition.values().size()).placesByDetector(anomalies)));
        }
        return new DefinitionSeries(definition, ChartLayout.of(definition.values()), series);
    }

    /** What a reader of the page has to know. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        String name = count.name();
        if (count.keyCount() > series.size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: the %,d keys with the most events are on this page, of %s%,d.",
                    name,
                    series.size(),
                    count.uncountedPanes() > 0 ? "more than " : "",
                    count.keyCount()));
        }
        if (count.uncountedPanes() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: keys are counted one by one up to %,d; %,d panes are of others and in the totals alone.",
                    name,
                    DefinitionCount.MAX_COUNTED_KEYS,
                    count.uncountedPanes()));
        }
        long unreplaced =
                series.stream().mapToLong(one -> one.counts().unreplaced()).sum();
        if (unreplaced > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: %,d panes came so long after earlier ones of their windows that both are in the charts.",
                    name,
                    unreplaced));
        }
        if (series.stream().anyMatch(one -> one.counts().isDiscarding())) {
            notes.add(name + ": later panes of a window hold fewer events than earlier ones, as in mode discarding;"
                    + " of each window the pane with the most events is shown.");
        }
        return notes;
    }
}
