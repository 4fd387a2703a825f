package io.tidemark.job.inspect;

import io.tidemark.functions.aggregate.FieldSketch;
import io.tidemark.functions.aggregate.WindowValues;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Live windows as a table for a person: times in UTC, numbers to six digits. */
public final class InspectionTable {

    private static final List<String> HEADER =
            List.of("window", "key", "start", "end", "state", "panes", "count", "first event", "last event", "values");
    private static final List<String> RIGHT = List.of("panes", "count");
    private static final MathContext SHOWN_DIGITS = new MathContext(6);
    private static final int MAX_PLAIN_EXPONENT = 15;
    private static final String GAP = "  ";

    private InspectionTable() {}

    /** Prints the windows in the order given, with a header. */
    public static void print(List<InspectedWindow> windows, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (InspectedWindow window : windows) {
            rows.add(row(window));
        }
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            out.println(line(row, widths));
        }
    }

    private static List<String> row(InspectedWindow window) {
        boolean holds = window.count() > 0;
        return List.of(
                window.window(),
                window.key(),
                time(window.start()),
                time(window.end()),
                window.closed() ? "closed" : "open",
                String.format(Locale.ROOT, "%,d", window.paneIndex()),
                String.format(Locale.ROOT, "%,d", window.count()),
                holds ? time(window.minEventTime()) : "-",
                holds ? time(window.maxEventTime()) : "-",
                window.values() == null ? "-" : values(window.values(), window.count()));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(RIGHT.contains(HEADER.get(column)) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** A time in UTC; {@code -} for the bounds of a window without any. */
    public static String time(long millis) {
        return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE
                ? "-"
                : Instant.ofEpochMilli(millis).toString();
    }

    private static String values(WindowValues values, long count) {
        List<String> texts = new ArrayList<>();
        for (int part = 0; part < values.size(); part++) {
            if (FieldSketch.isPart(values.names().get(part))) {
                continue;
            }
            String text = values.names().get(part) + "=";
            if (values.error(part) != null) {
                text += "failed (" + values.error(part) + ")";
            } else {
                text += text(values.value(part));
                long used = values.used(part);
                text += values.hasSkipped() && used != count
                        ? String.format(Locale.ROOT, " (of %,d events)", used)
                        : "";
            }
            texts.add(text);
        }
        return String.join(GAP, texts);
    }

    private static String text(Object value) {
        if (value == null) {
            return "-";
        } else if (value instanceof Double number) {
            return number(number);
        } else if (value instanceof List<?> list) {
            return "["
                    + String.join(", ", list.stream().map(InspectionTable::text).toList()) + "]";
        } else if (value instanceof Map<?, ?> map) {
            List<String> fields = new ArrayList<>();
            map.forEach((name, field) -> fields.add(name + ": " + text(field)));
            return "{" + String.join(", ", fields) + "}";
        }
        return value.toString();
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return "-";
        }
        BigDecimal rounded = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale();
        return Math.abs(exponent) <= MAX_PLAIN_EXPONENT ? rounded.toPlainString() : rounded.toString();
    }
}
