package io.tidemark.benchmarks;

import io.tidemark.benchmarks.oracle.Oracle;
import io.tidemark.benchmarks.oracle.ResultMismatchException;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Interleaved runs at a pace that every engine holds. The latency of a pane is the time from the moment the source sends the
 * event that lets the watermark pass the window's end to the moment the sink sees the pane.
 */
final class LatencyComparison {

    /** Of all measured panes of a run, in milliseconds. */
    private record Latencies(double p50, double p99, double max) {}

    private static final double NANOS_PER_MILLI = 1e6;

    private final Trial trial;
    private final Map<Contender, List<Latencies>> measured = new LinkedHashMap<>();

    private LatencyComparison(Trial trial) {
        this.trial = trial;
        trial.contenders().forEach(contender -> measured.put(contender, new ArrayList<>()));
    }

    /**
     * Runs one round to warm up, then the rounds that count.
     *
     * @param progress is told of each run
     * @throws ResultMismatchException when an engine's results are wrong
     * @throws Exception when an engine fails
     */
    static LatencyComparison of(Trial trial, int rounds, Consumer<String> progress) throws Exception {
        LatencyComparison comparison = new LatencyComparison(trial);
        Oracle oracle = Oracle.of(trial.workload());
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Contender, List<Latencies>> entry : comparison.measured.entrySet()) {
                Latencies latencies = run(trial, entry.getKey(), oracle);
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s %s: p50 %.1f ms, p99 %.1f ms",
                        trial.name(),
                        entry.getKey().name(),
                        latencies.p50(),
                        latencies.p99()));
                if (round > 0) {
                    entry.getValue().add(latencies);
                }
            }
        }
        return comparison;
    }

    private static Latencies run(Trial trial, Contender contender, Oracle oracle) throws Exception {
        Run run = Run.openPaced(
                trial.workload(),
                contender.parallelism(),
                oracle.count(Long.MIN_VALUE, trial.workload().settledMillis()),
                oracle.count(trial.workload().settledMillis(), trial.workload().endMillis()));
        System.gc();
        try {
            contender.engine().run(run);
        } finally {
            run.close();
        }
        oracle.check(contender.name(), run.panes());
        long[] sorted = run.panes().stream()
                .map(PaneBuffer::latenciesNanos)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        return new Latencies(millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / NANOS_PER_MILLI;
    }

    /** The table, in Markdown. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                Latency of %s, %,d events/s: from the event that closes a window to each of its panes, in ms.

                | engine | p50 | p99 | max | p99 / %s |
                |---|---:|---:|---:|---:|
                """,
                trial.workload().description(),
                trial.workload().measured().eventsPerSecond(),
                trial.base().name()));
        for (Contender contender : trial.contenders()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |\n",
                    contender.name(),
                    spread(contender, Latencies::p50),
                    spread(contender, Latencies::p99),
                    spread(contender, Latencies::max),
                    contender.equals(trial.base()) ? "" : ratio(contender)));
        }
        return text.append(targets()).toString();
    }

    /** T3 asks for a fifth of SQL's p99, T9 for less than 100 ms. */
    private String targets() {
        StringBuilder lines = new StringBuilder();
        double p99 = spread(trial.base(), Latencies::p99).median();
        lines.append(
                String.format(Locale.ROOT, "\nT9, p99 < 100 ms: %.1f ms, %s\n", p99, p99 < 100 ? "met" : "missed"));
        for (Contender contender : trial.contenders()) {
            if (contender.isCalled("SQL")) {
                Spread ratio = ratio(contender);
                lines.append(String.format(
                        Locale.ROOT,
                        "\nT3, p99 of SQL / p99 of Tidemark >= 5.0: %s, %s\n",
                        ratio,
                        ratio.median() >= 5 ? "met" : "missed"));
            }
        }
        return lines.toString();
    }

    private Spread spread(Contender contender, ToDoubleFunction<Latencies> figure) {
        return Spread.of(measured.get(contender).stream().mapToDouble(figure));
    }

    /** The p99 of a contender over that of the base, round by round. */
    private Spread ratio(Contender contender) {
        List<Latencies> base = measured.get(trial.base());
        List<Latencies> other = measured.get(contender);
        double[] ratios = new double[base.size()];
        Arrays.setAll(ratios, round -> other.get(round).p99() / base.get(round).p99());
        return Spread.of(Arrays.stream(ratios));
    }
}
