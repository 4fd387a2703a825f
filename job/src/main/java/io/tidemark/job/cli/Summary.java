package io.tidemark.job.cli;

import io.tidemark.operators.statistics.ProcessorStatistics;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints processor statistics for a person: a line while a job runs, a ledger at its end. */
final class Summary {

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<String> windows;

    /**
     * @param windows names of the pipeline's window definitions
     */
    Summary(List<String> windows) {
        this.windows = List.copyOf(windows);
    }

    /**
     * One line of progress.
     *
     * @param earlier the statistics of the line before
     * @param elapsedNanos time between the two
     */
    String progress(ProcessorStatistics earlier, ProcessorStatistics now, long elapsedNanos) {
        long received = now.count(ProcessorStatistics.RECEIVED);
        double rate = (received - earlier.count(ProcessorStatistics.RECEIVED))
                / Math.max(1e-9, elapsedNanos / NANOS_PER_SECOND);
        return String.format(
                Locale.ROOT,
                "%,d events  %,.0f events/s  watermark %s  windows fired %,d  late %,d  too late %,d  rejected %,d",
                received,
                rate,
                time(now.watermark()),
                now.count(ProcessorStatistics.WINDOWS_FIRED),
                now.count(ProcessorStatistics.LATE_ACCEPTED),
                now.count(ProcessorStatistics.TOO_LATE),
                now.rejected());
    }

    /** The totals, and whether every event and every pair is accounted for. */
    void print(ProcessorStatistics total, long elapsedNanos, PrintStream out) {
        double seconds = elapsedNanos / NANOS_PER_SECOND;
        long received = total.count(ProcessorStatistics.RECEIVED);
        long accepted = total.count(ProcessorStatistics.ACCEPTED);
        out.println();
        row(out, "received", "%,d events in %.1f s", received, seconds);
        row(out, "accepted", "%,d", accepted);
        row(out, "rejected", "%,d%s", total.rejected(), reasons(total));
        row(
                out,
                "late",
                "%,d pairs accepted, %,d too late",
                total.count(ProcessorStatistics.LATE_ACCEPTED),
                total.count(ProcessorStatistics.TOO_LATE));
        row(out, "over limit", "%,d pairs", total.count(ProcessorStatistics.OVER_LIMIT));
        row(
                out,
                "windows",
                "%,d created, %,d panes fired, %,d still open",
                total.count(ProcessorStatistics.WINDOWS_CREATED),
                total.count(ProcessorStatistics.WINDOWS_FIRED),
                total.count(ProcessorStatistics.ACTIVE_WINDOWS));
        if (total.counts().containsKey(ProcessorStatistics.ANOMALIES)) {
            row(out, "anomalies", "%,d", total.count(ProcessorStatistics.ANOMALIES));
        }
        row(
                out,
                "latency",
                "p50 %s  p95 %s  p99 %s  (from a window's readiness to its result)",
                millis(total.latencyMillis(0.50)),
                millis(total.latencyMillis(0.95)),
                millis(total.latencyMillis(0.99)));
        printLedger(total, received, accepted, out);
    }

    private void printLedger(ProcessorStatistics total, long received, long accepted, PrintStream out) {
        boolean closes = received == accepted + total.rejected();
        row(
                out,
                "ledger",
                "received %,d %s accepted %,d + rejected %,d",
                received,
                closes ? "=" : "IS NOT",
                accepted,
                total.rejected());
        for (String window : windows) {
            String prefix = ProcessorStatistics.PAIRS_PREFIX + window + '.';
            long onTime = total.count(prefix + ProcessorStatistics.ON_TIME);
            long late = total.count(prefix + ProcessorStatistics.LATE_ACCEPTED);
            long tooLate = total.count(prefix + ProcessorStatistics.TOO_LATE);
            long overLimit = total.count(prefix + ProcessorStatistics.OVER_LIMIT);
            row(
                    out,
                    "",
                    "%s: %,d pairs = %,d on time + %,d late + %,d too late + %,d over limit",
                    window,
                    onTime + late + tooLate + overLimit,
                    onTime,
                    late,
                    tooLate,
                    overLimit);
        }
    }

    private static void row(PrintStream out, String name, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-12s", name) + String.format(Locale.ROOT, format, values));
    }

    private static String reasons(ProcessorStatistics total) {
        StringBuilder reasons = new StringBuilder();
        for (Map.Entry<String, Long> count : total.counts().entrySet()) {
            if (count.getKey().startsWith(ProcessorStatistics.REJECTED_PREFIX)) {
                reasons.append(reasons.isEmpty() ? "  (" : ", ")
                        .append(count.getKey().substring(ProcessorStatistics.REJECTED_PREFIX.length()))
                        .append(String.format(Locale.ROOT, " %,d", count.getValue()));
            }
        }
        return reasons.isEmpty() ? "" : reasons.append(')').toString();
    }

    private static String millis(double latency) {
        return Double.isNaN(latency) ? "-" : String.format(Locale.ROOT, "%.2f ms", latency);
    }

    /** A time for a person; {@code -} before there is one, {@code end} at the end of the input. */
    static String time(long millis) {
        if (millis == Long.MIN_VALUE) {
            return "-";
        }
        return millis == Long.MAX_VALUE ? "end" : Instant.ofEpochMilli(millis).toString();
    }
}
