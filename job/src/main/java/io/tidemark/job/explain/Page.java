package io.tidemark.job.explain;

import java.util.ArrayList;
import java.util.List;

/** Plain text of at most 120 columns. */
final class Page {

    private static final int COLUMNS = 120;

    private final List<String> lines = new ArrayList<>();

    /** A heading, set off from what is before it. */
    void heading(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(text);
    }

    /** A paragraph; its further lines are indented as far as its first one and a little more. */
    void text(String indent, String text) {
        wrap(indent, indent + "  ", text);
    }

    /** A row of a table, as it is. */
    void row(String text) {
        lines.add("  " + text.stripTrailing());
    }

    /** A line of a list. */
    void item(String text) {
        wrap("  - ", "    ", text);
    }

    /** A name and, in a column of its own, what is said of it. */
    void entry(String name, int nameColumns, String text) {
        String first = "  " + name + " ".repeat(Math.max(0, nameColumns - name.length())) + "  ";
        wrap(first, "  " + " ".repeat(nameColumns) + "  ", text);
    }

    private void wrap(String first, String further, String text) {
        StringBuilder line = new StringBuilder(first);
        int start = line.length();
        for (String word : text.split(" ", -1)) {
            String left = word;
            if (line.length() > start && line.length() + 1 + left.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(further);
                start = line.length();
            }
            line.append(line.length() > start ? " " : "");
            while (line.length() + left.length() > COLUMNS) {
                int room = Math.max(1, COLUMNS - line.length());
                lines.add(line + left.substring(0, room));
                left = left.substring(room);
                line = new StringBuilder(further);
                start = line.length();
            }
            line.append(left);
        }
        lines.add(line.toString());
    }

    /** The whole page. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
