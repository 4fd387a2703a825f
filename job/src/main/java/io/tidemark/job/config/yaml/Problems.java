package io.tidemark.job.config.yaml;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a file, so that it can be reported all at once; not safe for concurrent use. */
public final class Problems {

    private final String file;

    /** A set, because a node that an alias names twice is read twice. */
    private final TreeSet<Problem> found = new TreeSet<>();

    private int reports;

    /**
     * @param file how problems name the file whose nodes carry no name of their own
     */
    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem with the file as a whole. */
    public void add(String message) {
        add(new Problem(file, 0, 0, "", message));
    }

    /** Adds a problem with a node; its mark says where it is, and in which file. */
    public void add(Node node, String path, String message) {
        add(node.getStartMark(), path, message);
    }

    /** Adds a problem at a mark. */
    public void add(Optional<Mark> mark, String path, String message) {
        add(mark.map(at -> at(at, path, message)).orElseGet(() -> new Problem(file, 0, 0, path, message)));
    }

    /** Adds a problem that was found elsewhere. */
    public void add(Problem problem) {
        reports++;
        found.add(problem);
    }

    private static Problem at(Mark mark, String path, String message) {
        boolean inFile = !mark.getName().startsWith(Overrides.LABEL_PREFIX);
        return new Problem(
                mark.getName(), inFile ? mark.getLine() + 1 : 0, inFile ? mark.getColumn() + 1 : 0, path, message);
    }

    /** How often a problem has been added so far, equal ones included: grows with every report. */
    public int count() {
        return reports;
    }

    /** All problems, by position. */
    public List<Problem> sorted() {
        return List.copyOf(found);
    }
}
