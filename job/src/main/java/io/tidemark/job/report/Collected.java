package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Points and anomalies of the series that the page has room for: the second of two passes over the part files. */
final class Collected implements Consumer<OutputRecord> {

    private final Map<SeriesId, SeriesPoints> points = new HashMap<>();
    private final Map<SeriesId, SeriesAnomalies> ofWindows = new HashMap<>();
    private final Map<String, SeriesAnomalies> ofEvents = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private long otherAnomalies;

    /**
     * @param maxKeys of each window definition
     */
    Collected(List<DefinitionCount> definitions, int maxKeys) {
        int maxPoints = new PointBudget(definitions, maxKeys).pointsOfSeries();
        for (DefinitionCount definition : definitions) {
            for (String key : definition.largestKeys(maxKeys)) {
                points.put(
                        new SeriesId(definition.name(), key),
                        new SeriesPoints(definition.values(), definition.key(key), maxPoints));
                keys.add(key);
            }
        }
    }

    @Override
    public void accept(OutputRecord read) {
        if (read instanceof ResultPane pane) {
            SeriesPoints series = points.get(pane.series());
            if (series != null) {
                series.add(pane);
            }
        } else if (read instanceof Anomaly anomaly) {
            add(anomaly);
        }
    }

    private void add(Anomaly anomaly) {
        if (anomaly.window() == null && keys.contains(anomaly.key())) {
            ofEvents.computeIfAbsent(anomaly.key(), key -> new SeriesAnomalies())
                    .add(anomaly);
            return;
        }
        SeriesId series = new SeriesId(anomaly.window(), anomaly.key());
        if (points.containsKey(series)) {
            ofWindows.computeIfAbsent(series, id -> new SeriesAnomalies()).add(anomaly);
        } else {
            otherAnomalies++;
        }
    }

    SeriesPoints points(SeriesId series) {
        return points.get(series);
    }

    /** What is to be marked in the charts of a series: anomalies of its windows and of the events of its key, in order of time. */
    List<Anomaly> anomalies(SeriesId series) {
        List<Anomaly> anomalies = new ArrayList<>();
        if (ofWindows.containsKey(series)) {
            anomalies.addAll(ofWindows.get(series).inOrder());
        }
        if (ofEvents.containsKey(series.key())) {
            anomalies.addAll(ofEvents.get(series.key()).inOrder());
        }
        anomalies.sort(Comparator.comparingLong(Anomaly::time));
        return anomalies;
    }

    /** Number of all of them. */
    long anomalyCount(SeriesId series) {
        return (ofWindows.containsKey(series) ? ofWindows.get(series).count() : 0)
                + (ofEvents.containsKey(series.key())
                        ? ofEvents.get(series.key()).count()
                        : 0);
    }

    /** Anomalies of series that are not on the page. */
    long otherAnomalies() {
        return otherAnomalies;
    }
}
