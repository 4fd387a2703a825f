package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, in Markdown. */
final class Report {

    private static final String HEADING = """
            | workload | engine | events/s | CPU ns/event | base / engine, median [min..max] |
            |---|---|---:|---:|---:|
            """;

    private final List<Comparison> comparisons = new ArrayList<>();

    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    String table() {
        StringBuilder table = new StringBuilder(HEADING);
        comparisons.forEach(comparison -> table.append(rows(comparison)));
        return table.toString();
    }

    private static String rows(Comparison comparison) {
        Trial trial = comparison.trial();
        StringBuilder rows = new StringBuilder();
        for (Contender contender : trial.contenders()) {
            boolean base = contender.equals(trial.base());
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %,.0f | %s |%n",
                    base ? trial.name() + ": " + trial.workload().description() : "",
                    contender.name(),
                    comparison.eventsPerSecond(contender),
                    comparison.cpuNanosPerEvent(contender),
                    base ? "base" : comparison.ratio(trial.base(), contender)));
        }
        return rows.toString();
    }
}
