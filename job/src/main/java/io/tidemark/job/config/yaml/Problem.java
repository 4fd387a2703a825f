package io.tidemark.job.config.yaml;

import java.util.Comparator;

/**
 * Something wrong in a file, in words for the person who wrote it.
 *
 * @param file the file as the user named it, or the option of the command line that the value came from
 * @param line from 1; 0 when the problem has no place in a file
 * @param column from 1; 0 when the problem has no place in a file
 * @param path where in the tree, like {@code windows[1].sliding.slide}; empty for the file as a whole
 * @param message what was found, what was expected, what to do
 */
public record Problem(String file, int line, int column, String path, String message) implements Comparable<Problem> {

    /** Problems of the file by position, then those that have none. */
    private static final Comparator<Problem> BY_POSITION = Comparator.comparing((Problem p) -> p.line == 0)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::file)
            .thenComparing(Problem::path)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_POSITION.compare(this, other);
    }

    /** {@code file:line:column: path: message}, without the parts there are none of. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        return text.append(message).toString();
    }
}
