package io.tidemark.job.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decodes lines of comma-separated values below a header line that names the columns.
 *
 * <p>An empty cell is an absent field, and so is every cell of a field that the header does not name. A broken header
 * makes every line malformed.
 */
final class CsvDecoder implements RecordDecoder {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final EventAssembler assembler;
    private final CsvLine line = new CsvLine();
    private final int[] cells;
    private final int columns;
    private final String headerProblem;

    CsvDecoder(EventLayout layout, byte[] header) {
        this.assembler = new EventAssembler(layout);
        this.headerProblem = readHeader(header);
        this.columns = line.size();
        this.cells = headerProblem == null ? columnsOf(layout.paths()) : new int[0];
    }

    private String readHeader(byte[] header) {
        String problem =
                header.length > MAX_RECORD_BYTES ? "more than " + MAX_RECORD_BYTES + " bytes" : splitLine(header);
        if (problem == null) {
            Set<String> names = new HashSet<>();
            for (int column = 0; column < line.size(); column++) {
                if (!names.add(columnName(column))) {
                    problem = "two columns are named \"" + Excerpt.of(columnName(column)) + '"';
                }
            }
        }
        return problem == null ? null : "the header line is broken: " + problem;
    }

    private String columnName(int column) {
        String name = line.cell(column);
        boolean marked = column == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK;
        return (marked ? name.substring(1) : name).strip();
    }

    private int[] columnsOf(List<String> paths) {
        int[] found = new int[paths.size()];
        Arrays.fill(found, -1);
        for (int column = 0; column < line.size(); column++) {
            int path = paths.indexOf(columnName(column));
            if (path >= 0) {
                found[path] = column;
            }
        }
        return found;
    }

    @Override
    public Ingested decode(byte[] record, Origin origin, long nowMillis) {
        if (record.length > MAX_RECORD_BYTES) {
            return Rejection.tooLong(record, record.length, origin, nowMillis);
        }
        String problem = headerProblem == null ? readLine(record) : headerProblem;
        return problem == null
                ? assembler.assemble(record, origin, nowMillis, cells)
                : new Rejection(RejectionReason.MALFORMED, problem, origin, record, nowMillis);
    }

    private String readLine(byte[] record) {
        String problem = splitLine(record);
        if (problem != null) {
            return problem;
        }
        if (line.size() != columns) {
            return "expected " + columns + " columns, found " + line.size();
        }
        for (int path = 0; path < cells.length; path++) {
            Slot slot = assembler.slots()[path];
            String cell = cells[path] < 0 ? "" : line.cell(cells[path]);
            if (cell.isEmpty()) {
                slot.clear();
            } else {
                slot.setText(cell, number(cell));
            }
        }
        return null;
    }

    private String splitLine(byte[] bytes) {
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            return "not UTF-8 text at byte " + invalid;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.isBlank() ? "empty line" : line.split(text);
    }

    /** The number in a cell; NaN for anything else, {@code Double.parseDouble}'s words and suffixes included. */
    private static double number(String cell) {
        String trimmed = cell.strip();
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean allowed = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!allowed) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(trimmed);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
