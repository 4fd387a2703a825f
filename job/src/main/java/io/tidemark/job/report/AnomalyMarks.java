package io.tidemark.job.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the value that a detector of window results looks at. An anomaly says its window and its value, not which of the window's
 * values that is: it is the one that most often has just this value there.
 */
final class AnomalyMarks {

    private final List<ChartPoint> points;
    private final int places;

    /**
     * @param points of the series in order of time
     * @param places number of values of a point
     */
    AnomalyMarks(List<ChartPoint> points, int places) {
        this.points = points;
        this.places = places;
    }

    /** The place of the value by the name of the detector; without an entry for one that looks at events or at none of these. */
    Map<String, Integer> placesByDetector(List<Anomaly> anomalies) {
        Map<String, int[]> votes = new HashMap<>();
        for (Anomaly anomaly : anomalies) {
            if (anomaly.window() != null) {
                vote(anomaly, votes.computeIfAbsent(anomaly.name(), name -> new int[places]));
            }
        }
        Map<String, Integer> chosen = new HashMap<>();
        votes.forEach((name, counts) -> {
            int best = 0;
            for (int place = 1; place < places; place++) {
                best = counts[place] > counts[best] ? place : best;
            }
            if (places > 0 && counts[best] > 0) {
                chosen.put(name, best);
            }
        });
        return chosen;
    }

    /** One vote for each value that is this one at the window's time, or, where points stand for several windows, close to it. */
    private void vote(Anomaly anomaly, int[] votes) {
        int after = firstAfter(anomaly.time());
        boolean exact = after > 0 && points.get(after - 1).time() == anomaly.time();
        int from = exact ? after - 1 : Math.max(0, after - 2);
        int to = exact ? after : Math.min(points.size(), after + 2);
        for (int place = 0; place < places; place++) {
            boolean found = false;
            for (int index = from; index < to; index++) {
                found |= points.get(index).value(place) == anomaly.value();
            }
            votes[place] += found ? 1 : 0;
        }
    }

    private int firstAfter(long time) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
