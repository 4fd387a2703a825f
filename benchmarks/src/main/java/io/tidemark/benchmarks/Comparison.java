package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Interleaved runs of both engines over one workload. Every run must produce the same results as the first. */
final class Comparison {

    /** Heading of the {@linkplain #row rows}, in Markdown. */
    static final String HEADING = """
            | workload | events | panes | Tidemark events/s | WindowOperator events/s | ratio, median [min..max] | Tidemark CPU ns/event | WindowOperator CPU ns/event |
            |---|---:|---:|---:|---:|---:|---:|---:|""";

    private final Workload workload;
    private final List<Measurement> tidemark = new ArrayList<>();
    private final List<Measurement> windowOperator = new ArrayList<>();
    private Panes expected;

    private Comparison(Workload workload) {
        this.workload = workload;
    }

    /**
     * Runs one pair to warm up, then the pairs that count.
     *
     * @throws ResultMismatchException when two runs have different results
     * @throws Exception when a job fails
     */
    static Comparison run(Workload workload, BenchmarkOptions options) throws Exception {
        Comparison comparison = new Comparison(workload);
        for (int pair = 0; pair <= options.pairs(); pair++) {
            Measurement ours = comparison.verified(Engine.TIDEMARK, options);
            Measurement theirs = comparison.verified(Engine.WINDOW_OPERATOR, options);
            if (pair > 0) {
                comparison.tidemark.add(ours);
                comparison.windowOperator.add(theirs);
            }
        }
        return comparison;
    }

    private Measurement verified(Engine engine, BenchmarkOptions options) throws Exception {
        Measurement measurement = EngineRun.run(engine, workload, options.parallelism(), options.stateBackend());
        if (expected == null) {
            expected = measurement.panes();
        }
        if (!measurement.panes().equals(expected) || expected.count() == 0) {
            throw new ResultMismatchException(
                    workload.name() + ": expected " + expected + ", found " + measurement.panes() + " from " + engine);
        }
        return measurement;
    }

    /** The results that all runs had in common. */
    Panes panes() {
        return expected;
    }

    /** A row of the table; ratios are of the runs of one pair, above 1 where Tidemark is faster. */
    String row() {
        double[] ratios = new double[tidemark.size()];
        Arrays.setAll(
                ratios,
                pair -> tidemark.get(pair).eventsPerSecond()
                        / windowOperator.get(pair).eventsPerSecond());
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s: %s | %,d | %,d | %,.0f | %,.0f | %.2f [%.2f..%.2f] | %,.0f | %,.0f |",
                workload.name(),
                workload.description(),
                workload.measuredEvents(),
                expected.count(),
                median(tidemark, Measurement::eventsPerSecond),
                median(windowOperator, Measurement::eventsPerSecond),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                median(tidemark, Measurement::cpuNanosPerEvent),
                median(windowOperator, Measurement::cpuNanosPerEvent));
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        return median(runs.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
