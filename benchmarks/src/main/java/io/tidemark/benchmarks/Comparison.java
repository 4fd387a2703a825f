package io.tidemark.benchmarks;

import io.tidemark.benchmarks.oracle.Oracle;
import io.tidemark.benchmarks.oracle.ResultMismatchException;
import io.tidemark.benchmarks.run.Measurement;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Interleaved runs of all contenders of a trial, each checked against the oracle. */
final class Comparison {

    private final Trial trial;
    private final Map<Contender, List<Measurement>> measurements = new LinkedHashMap<>();

    private Comparison(Trial trial) {
        this.trial = trial;
        trial.contenders().forEach(contender -> measurements.put(contender, new ArrayList<>()));
    }

    /**
     * Warms each contender up, then runs the rounds that count.
     *
     * @throws ResultMismatchException when an engine's results are wrong
     * @throws Exception when an engine fails
     */
    static Comparison of(Trial trial, int rounds, Progress progress) throws Exception {
        Comparison comparison = new Comparison(trial);
        comparison.warmUp(Oracle.of(trial.warmUp()), progress);
        Oracle oracle = Oracle.of(trial.workload());
        for (int round = 0; round < rounds; round++) {
            comparison.round(trial.workload(), oracle, progress);
        }
        return comparison;
    }

    private void warmUp(Oracle oracle, Progress progress) throws Exception {
        for (Contender contender : measurements.keySet()) {
            long start = System.nanoTime();
            do {
                progress.ran(trial, contender, run(contender, trial.warmUp(), oracle));
            } while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(trial.warmUpSeconds()));
        }
    }

    private void round(Workload workload, Oracle oracle, Progress progress) throws Exception {
        for (Map.Entry<Contender, List<Measurement>> entry : measurements.entrySet()) {
            Measurement measurement = run(entry.getKey(), workload, oracle);
            progress.ran(trial, entry.getKey(), measurement);
            entry.getValue().add(measurement);
        }
    }

    private static Measurement run(Contender contender, Workload workload, Oracle oracle) throws Exception {
        Run run = Run.open(
                workload,
                contender.parallelism(),
                oracle.count(Long.MIN_VALUE, workload.settledMillis()),
                oracle.count(workload.settledMillis(), workload.endMillis()));
        // What the run before has left behind is not this one's to collect.
        System.gc();
        try {
            contender.engine().run(run);
        } finally {
            run.close();
        }
        oracle.check(contender.name(), run.panes());
        return run.measurement();
    }

    Trial trial() {
        return trial;
    }

    /** Events a second: the median of the rounds. */
    double eventsPerSecond(Contender contender) {
        return Spread.of(measurements.get(contender).stream().mapToDouble(Measurement::eventsPerSecond))
                .median();
    }

    /** Processor time for each event: the median of the rounds. */
    double cpuNanosPerEvent(Contender contender) {
        return Spread.of(measurements.get(contender).stream().mapToDouble(Measurement::cpuNanosPerEvent))
                .median();
    }

    /** The throughput of the first over that of the second, round by round. */
    Spread ratio(Contender first, Contender second) {
        List<Measurement> ours = measurements.get(first);
        List<Measurement> theirs = measurements.get(second);
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    ours.get(round).eventsPerSecond() / theirs.get(round).eventsPerSecond();
        }
        return Spread.of(java.util.Arrays.stream(ratios));
    }
}
