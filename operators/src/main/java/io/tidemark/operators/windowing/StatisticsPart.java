package io.tidemark.operators.windowing;

import io.tidemark.functions.running.AnomalyDetector;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.RunningStatistic;
import io.tidemark.operators.RunningDefinitions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One of the things that a key remembers: a statistic, which several results may show, or a detector. */
public final class StatisticsPart {

    final RunningInput input;
    /** {@code null} for a detector. */
    final RunningStatistic<Object> statistic;
    /** {@code null} for a statistic. */
    final AnomalyDetector<Object> detector;
    /** Name of the detector; {@code null} for a statistic. */
    final String name;

    private final String signature;

    private StatisticsPart(
            String signature,
            RunningInput input,
            RunningStatistic<Object> statistic,
            AnomalyDetector<Object> detector,
            String name) {
        this.signature = signature;
        this.input = input;
        this.statistic = statistic;
        this.detector = detector;
        this.name = name;
    }

    /** The parts of a pipeline, statistics first, each signature once. */
    @SuppressWarnings("unchecked") // each part only ever meets state of its own
    public static List<StatisticsPart> of(RunningDefinitions definitions) {
        List<StatisticsPart> parts = new ArrayList<>();
        for (NamedStatistic named : definitions.statistics()) {
            if (find(parts, named.signature()) < 0) {
                RunningStatistic<Object> statistic = (RunningStatistic<Object>) named.statistic();
                parts.add(new StatisticsPart(named.signature(), named.input(), statistic, null, null));
            }
        }
        for (NamedDetector named : definitions.detectors()) {
            AnomalyDetector<Object> detector = (AnomalyDetector<Object>) named.detector();
            parts.add(new StatisticsPart(named.signature(), named.input(), null, detector, named.name()));
        }
        return List.copyOf(parts);
    }

    /** The place of the part with a signature, or -1. */
    public static int find(List<StatisticsPart> parts, String signature) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).signature.equals(signature)) {
                return i;
            }
        }
        return -1;
    }

    /** By which state knows the part. */
    public String signature() {
        return signature;
    }

    Object create() {
        return statistic == null ? detector.create() : statistic.create();
    }

    /** Writes what the part remembers of a key. */
    public void write(Object state, DataOutput out) throws IOException {
        if (statistic == null) {
            detector.write(state, out);
        } else {
            statistic.write(state, out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public Object read(DataInput in) throws IOException {
        return statistic == null ? detector.read(in) : statistic.read(in);
    }
}
