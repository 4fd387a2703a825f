package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the ratios are to be. Against the window operator and Jet they are asked for with the same composite; where a peer has run
 * under several names that would do, the fastest one counts. Where a workload has not been measured, nothing is said about it.
 */
final class Targets {

    private static final String SAME_ON_FLINK = "WindowOperator/same";
    private static final String SAME_ON_JET = "Jet/same";

    private final List<Comparison> comparisons;
    private final List<String> lines = new ArrayList<>();

    private Targets(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    /** A line for each target and workload: what is asked for, what was measured, whether it is met. */
    static List<String> lines(List<Comparison> comparisons) {
        Targets targets = new Targets(comparisons);
        targets.throughput("T1", "W1", "loop", 0.5);
        targets.throughput("T1", "W2", "loop", 0.5);
        targets.throughput("T1", "W3", "loop", 0.5);
        targets.throughput("T1", "W4", "loop", 0.5);
        targets.throughput("T2", "W1", SAME_ON_FLINK, 4);
        targets.throughput("T2", "W2", SAME_ON_FLINK, 4);
        targets.throughput("T2", "W3", SAME_ON_FLINK, 60);
        targets.throughput("T2", "W5", SAME_ON_FLINK, 8);
        for (String workload : List.of("W1", "W2", "W3", "W4", "W5", "W6")) {
            targets.throughput("T3", workload, "SQL", 3);
        }
        targets.throughput("T4", "W1", SAME_ON_JET, 2);
        targets.throughput("T4", "W2", SAME_ON_JET, 2);
        targets.throughput("T4", "W6", SAME_ON_JET, 2);
        targets.throughput("T4", "W3", SAME_ON_JET, 10);
        targets.throughput("T4", "W4", SAME_ON_JET, 10);
        for (String workload : List.of("W1", "W2", "W3", "W4", "W5", "W6")) {
            targets.overBase("T5", workload, Trials.TIDEMARK_ON_ROCKSDB, "Tidemark/RocksDB / Tidemark", 0.7);
            targets.throughput("T5", workload + Trials.ON_ROCKSDB, "Tidemark", 0.7);
            targets.throughput("T5", workload + Trials.ON_ROCKSDB, "WindowOperator", 3);
        }
        targets.overBase("T8", "W8", Trials.TIDEMARK_ON_TWO, "parallelism 2 / parallelism 1", 1.7);
        targets.rate("T9", "W1", 100_000);
        targets.rate("T9", "W2", 1_000_000);
        return targets.lines;
    }

    private void throughput(String target, String trial, String peer, double atLeast) {
        measured(trial).ifPresent(comparison -> {
            Contender base = comparison.trial().base();
            comparison.trial().contenders().stream()
                    .filter(each -> each.isCalled(peer) && !each.equals(base))
                    .map(each -> comparison.ratio(base, each))
                    .min((one, other) -> Double.compare(one.median(), other.median()))
                    .ifPresent(ratio -> line(
                            target,
                            String.format(Locale.ROOT, "%s, %s / %s >= %.1f", trial, base.name(), peer, atLeast),
                            ratio.toString(),
                            ratio.median() >= atLeast));
        });
    }

    private void overBase(String target, String trial, String name, String what, double atLeast) {
        measured(trial)
                .ifPresent(comparison -> contender(
                                comparison, each -> each.name().equals(name))
                        .ifPresent(other -> {
                            Spread ratio =
                                    comparison.ratio(other, comparison.trial().base());
                            line(
                                    target,
                                    String.format(Locale.ROOT, "%s, %s >= %.1f", trial, what, atLeast),
                                    ratio.toString(),
                                    ratio.median() >= atLeast);
                        }));
    }

    private void rate(String target, String trial, double atLeast) {
        measured(trial).ifPresent(comparison -> {
            double rate = comparison.eventsPerSecond(comparison.trial().base());
            line(
                    target,
                    String.format(Locale.ROOT, "%s, Tidemark >= %,.0f events/s", trial, atLeast),
                    String.format(Locale.ROOT, "%,.0f", rate),
                    rate >= atLeast);
        });
    }

    private Optional<Comparison> measured(String trial) {
        return comparisons.stream()
                .filter(comparison -> comparison.trial().name().equals(trial))
                .findFirst();
    }

    private static Optional<Contender> contender(Comparison comparison, Predicate<Contender> wanted) {
        return comparison.trial().contenders().stream().filter(wanted).findFirst();
    }

    private void line(String target, String what, String measured, boolean met) {
        lines.add(String.format("| %s | %s | %s | %s |", target, what, measured, met ? "met" : "missed"));
    }
}
