package io.tidemark.job.cli;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints results as rows of a table as they come, and now and then a late event or a rejected record. */
final class DemoTable {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int ROWS_A_HEADER = 24;
    /** Of so many late events, rejected records or anomalies, one is shown. */
    private static final int SHOWN_OF = 20;

    private static final String ROW = "%-8s %-12s %-8s  %-8s  %-10s %8s %9s %9s %9s %9s  %s";

    private final PrintStream out;
    private int rows;
    private long late;
    private long rejected;
    private long anomalies;

    DemoTable(PrintStream out) {
        this.out = out;
    }

    synchronized void result(WindowResult result) {
        if (rows++ % ROWS_A_HEADER == 0) {
            out.println(String.format(
                    Locale.ROOT,
                    ROW,
                    "window",
                    "service",
                    "start",
                    "end",
                    "pane",
                    "requests",
                    "avg ms",
                    "p50 ms",
                    "p99 ms",
                    "max ms",
                    ""));
        }
        WindowValues values = result.values();
        out.println(String.format(
                Locale.ROOT,
                ROW,
                result.window(),
                service(result.key()),
                clock(result.start()),
                clock(result.end()),
                result.pane(),
                values == null ? "" : String.format(Locale.ROOT, "%,d", result.count()),
                number(values, "avg_latency"),
                number(values, "p50_latency"),
                number(values, "p99_latency"),
                number(values, "max_latency"),
                remark(result)));
    }

    synchronized void anomaly(Anomaly anomaly) {
        if (anomalies++ % SHOWN_OF == 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "  anomaly %s: a latency of %,.1f ms of %s, score %,.1f; expected %,.1f (%,d so far)",
                    anomaly.name(),
                    anomaly.value(),
                    service(anomaly.key()),
                    anomaly.score(),
                    anomaly.mean(),
                    anomalies));
        }
    }

    synchronized void late(RefusedPair<Event> pair) {
        if (late++ % SHOWN_OF == 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "  too late for %s [%s, %s) of %s: %.1f s behind; in the late output with its window (%,d so far)",
                    pair.window(),
                    clock(pair.start()),
                    clock(pair.end()),
                    service(pair.key()),
                    pair.latenessMillis() / 1000.0,
                    late));
        }
    }

    synchronized void rejected(Rejection rejection) {
        if (rejected++ % SHOWN_OF == 0) {
            out.println("  rejected as " + rejection.reason().wireText() + ": " + rejection.message()
                    + String.format(Locale.ROOT, " (%,d rejected so far)", rejected));
        }
    }

    private static String remark(WindowResult result) {
        return result.pane() == Pane.LATE ? "updated by a late event" : "";
    }

    private static String number(WindowValues values, String name) {
        Object value = values == null ? null : values.value(name);
        return value instanceof Double number ? String.format(Locale.ROOT, "%,.1f", number) : "";
    }

    /** The demo's key has one field, so what stands behind the colon is its value. */
    private static String service(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(colon + 1, key.length() - 1).replace("\"", "");
    }

    private static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis));
    }
}
