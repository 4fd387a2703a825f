package io.tidemark.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The anomalies of one series, or of the events of one key: the most severe of them, and how many there are. */
final class SeriesAnomalies {

    /** So many are marked. */
    static final int MAX_MARKED = 500;

    private final PriorityQueue<Anomaly> marked = new PriorityQueue<>(Comparator.comparingDouble(Anomaly::severity)
            .thenComparing(Comparator.comparingLong(Anomaly::time).reversed()));
    private long count;

    void add(Anomaly anomaly) {
        count++;
        marked.add(anomaly);
        if (marked.size() > MAX_MARKED) {
            marked.remove();
        }
    }

    /** Those that are marked, in order of time. */
    List<Anomaly> inOrder() {
        List<Anomaly> inOrder = new ArrayList<>(marked);
        inOrder.sort(Comparator.comparingLong(Anomaly::time).thenComparing(Anomaly::name));
        return inOrder;
    }

    /** All, those too many to be marked as well. */
    long count() {
        return count;
    }
}
