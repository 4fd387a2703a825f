package io.tidemark.benchmarks.nab;

import io.tidemark.functions.running.AnomalyDetector;
import io.tidemark.functions.running.Judgement;

/**
 * A way to find anomalies.
 *
 * @param name as in the table
 * @param alarms says of each point whether it is one
 */
record Contestant(String name, Alarms alarms) {

    /** Says of each point of a series whether it is an anomaly. */
    interface Alarms {

        boolean[] in(LabelledSeries series);
    }

    /** A detector as a pipeline applies it to the events of one key: each value as it comes. */
    static <S> Contestant of(String name, AnomalyDetector<S> detector) {
        return new Contestant(name, series -> {
            boolean[] alarms = new boolean[series.points()];
            S state = detector.create();
            Judgement judgement = new Judgement();
            for (int i = 0; i < alarms.length; i++) {
                alarms[i] = detector.judge(state, series.times()[i], series.values()[i], judgement);
            }
            return alarms;
        });
    }
}
