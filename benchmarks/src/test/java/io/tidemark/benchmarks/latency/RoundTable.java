package io.tidemark.benchmarks.latency;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/** Rounds as a table in Markdown, and the median of every column below. */
final class RoundTable {

    private record Column(String heading, String format, ToDoubleFunction<Round> figure) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("windows", "%,.0f", Round::windows),
            new Column("results", "%,.0f", Round::results),
            new Column("p50", "%.0f", round -> round.millis().percentile(50)),
            new Column("p95", "%.0f", round -> round.millis().percentile(95)),
            new Column("p99", "%.0f", round -> round.millis().percentile(99)),
            new Column("max", "%.0f", round -> round.millis().max()),
            new Column("whole window p50", "%.0f", round -> round.windowMillis().percentile(50)),
            new Column("p95", "%.0f", round -> round.windowMillis().percentile(95)),
            new Column("p99", "%.0f", round -> round.windowMillis().percentile(99)),
            new Column("first emitted p50", "%.0f", round -> round.firstMillis().percentile(50)),
            new Column("p99", "%.0f", round -> round.firstMillis().percentile(99)),
            new Column(
                    "until emitted p50", "%.0f", round -> round.insideMillis().percentile(50)),
            new Column("p99", "%.0f", round -> round.insideMillis().percentile(99)),
            new Column("events/s", "%,.0f", Round::eventsPerSecond),
            new Column("furthest behind", "%.0f", Round::furthestBehindMillis));

    private RoundTable() {}

    /** The table; times are in milliseconds. */
    static String of(List<Round> rounds) {
        StringBuilder table = new StringBuilder(headings("round, ms"));
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            StringJoiner row = row(Integer.toString(i + 1));
            COLUMNS.forEach(column -> row.add(text(column, column.figure().applyAsDouble(round))));
            table.append('\n').append(row);
        }
        return table.append('\n').append(medians("median", rounds)).toString();
    }

    /** A table of the medians of several runs; times are in milliseconds. */
    static String medians(Map<String, List<Round>> runs) {
        StringBuilder table = new StringBuilder(headings("median, ms"));
        runs.forEach((name, rounds) -> table.append('\n').append(medians(name, rounds)));
        return table.toString();
    }

    private static String headings(String first) {
        StringJoiner headings = row(first);
        COLUMNS.forEach(column -> headings.add(column.heading()));
        return headings + "\n|---|" + "---:|".repeat(COLUMNS.size());
    }

    private static StringJoiner medians(String first, List<Round> rounds) {
        StringJoiner medians = row(first);
        COLUMNS.forEach(column -> medians.add(text(
                column,
                median(rounds.stream().mapToDouble(column.figure()).sorted().toArray()))));
        return medians;
    }

    private static StringJoiner row(String first) {
        return new StringJoiner(" | ", "| ", " |").add(first);
    }

    private static String text(Column column, double figure) {
        return String.format(Locale.ROOT, column.format(), figure);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
