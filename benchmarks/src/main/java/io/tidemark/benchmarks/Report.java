package io.tidemark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What has been measured, in Markdown, and a chart of it. */
final class Report {

    private static final String TABLE = """
            | workload | engine | events/s | CPU ns/event | ratio, median [min..max] |
            |---|---|---:|---:|---:|
            """;

    private static final String LEGEND = """

            *Ratio* is the throughput of the first engine of the workload over that of the row's engine, round by round. Every pane of
            every run agreed with the oracle.

            """;

    private static final String TARGETS = """
            | target | what | measured | |
            |---|---|---:|---|
            """;

    private static final String CHART_TITLE = "Throughput of Tidemark over that of …, median and range (logarithmic)";

    private final Options options;
    private final List<Comparison> comparisons;
    private final String machine;

    /**
     * @param machine as {@link Machine#description} had it before the first run
     */
    Report(Options options, String machine, List<Comparison> comparisons) {
        this.options = options;
        this.machine = machine;
        this.comparisons = List.copyOf(comparisons);
    }

    /** The table, and below it what the targets say. */
    String text() {
        StringBuilder text = new StringBuilder(TABLE);
        comparisons.forEach(comparison -> text.append(rows(comparison)));
        text.append(LEGEND).append(TARGETS);
        Targets.lines(comparisons).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Writes the report, and beside it a chart of the same name. */
    void write(Path file) throws IOException {
        String name = file.getFileName().toString();
        String chart = (name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name) + ".svg";
        String introduction = String.format(
                Locale.ROOT,
                """
                # Results

                Made by `io.tidemark.benchmarks.SideBySide`, which README.md describes: %s.

                %s; %d measured rounds after the warm-up, parallelism %d.

                """,
                options.quick() ? "a quick look, not a measurement" : "a full run",
                machine,
                options.rounds(),
                options.parallelism());
        Files.writeString(file, introduction + "![ratios](" + chart + ")\n\n" + text());
        Files.writeString(file.resolveSibling(chart), chart());
    }

    private String chart() {
        List<BarChart.Group> groups = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            Trial trial = comparison.trial();
            groups.add(new BarChart.Group(
                    title(trial),
                    trial.contenders().stream()
                            .filter(each -> !each.equals(trial.base()))
                            .map(each -> new BarChart.Bar(each.name(), comparison.ratio(trial.base(), each)))
                            .collect(Collectors.toList())));
        }
        return BarChart.svg(CHART_TITLE, groups);
    }

    private static String title(Trial trial) {
        return trial.name() + ": " + trial.workload().description();
    }

    private static String rows(Comparison comparison) {
        Trial trial = comparison.trial();
        StringBuilder rows = new StringBuilder();
        for (Contender contender : trial.contenders()) {
            boolean base = contender.equals(trial.base());
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %,.0f | %s |\n",
                    base ? title(trial) : "",
                    contender.name(),
                    comparison.eventsPerSecond(contender),
                    comparison.cpuNanosPerEvent(contender),
                    base ? "" : comparison.ratio(trial.base(), contender)));
        }
        return rows.toString();
    }
}
