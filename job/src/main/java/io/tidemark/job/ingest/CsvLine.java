package io.tidemark.job.ingest;

import java.util.Arrays;

/**
 * Splits one line of comma-separated values (RFC 4180, except that a quoted cell cannot hold a line break). Reused from
 * line to line.
 */
final class CsvLine {

    private String line = "";
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] escaped = new boolean[16];
    private int size;

    /** Splits the line; returns what is wrong with it, or {@code null}. */
    String split(String newLine) {
        line = newLine;
        size = 0;
        int next = 0;
        while (next <= line.length()) {
            boolean quoted = next < line.length() && line.charAt(next) == '"';
            int end = quoted ? addQuoted(next) : addPlain(next);
            if (end < 0) {
                return "broken quotes in column " + (size + 1);
            }
            next = end + 1;
        }
        return null;
    }

    /** The position of the comma behind the cell, or -1. */
    private int addPlain(int start) {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        int quote = line.indexOf('"', start);
        if (quote >= 0 && quote < end) {
            return -1;
        }
        add(start, end, false);
        return end;
    }

    /** The position of the comma behind the cell, or -1. */
    private int addQuoted(int start) {
        boolean doubled = false;
        int quote = line.indexOf('"', start + 1);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
            doubled = true;
            quote = line.indexOf('"', quote + 2);
        }
        if (quote < 0 || (quote + 1 < line.length() && line.charAt(quote + 1) != ',')) {
            return -1;
        }
        add(start + 1, quote, doubled);
        return quote + 1;
    }

    private void add(int start, int end, boolean doubledQuotes) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            escaped = Arrays.copyOf(escaped, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        escaped[size] = doubledQuotes;
        size++;
    }

    int size() {
        return size;
    }

    /** The content of a cell without its quotes. */
    String cell(int column) {
        String cell = line.substring(starts[column], ends[column]);
        return escaped[column] ? cell.replace("\"\"", "\"") : cell;
    }
}
