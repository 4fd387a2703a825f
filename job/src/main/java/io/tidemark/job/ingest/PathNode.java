package io.tidemark.job.ingest;

import java.util.ArrayList;
import java.util.List;

/** One step of the paths that are read; the root stands for the record itself. A dot separates steps. */
final class PathNode {

    private static final int NO_PATH = -1;

    private final String name;
    private final List<PathNode> children = new ArrayList<>();
    private int path = NO_PATH;

    private PathNode(String name) {
        this.name = name;
    }

    /** The tree of the paths; a node's {@link #path()} is the position in the list of the path that ends there. */
    static PathNode tree(List<String> paths) {
        PathNode root = new PathNode("");
        for (int i = 0; i < paths.size(); i++) {
            PathNode node = root;
            for (String step : paths.get(i).split("\\.", -1)) {
                PathNode child = node.child(step);
                if (child == null) {
                    child = new PathNode(step);
                    node.children.add(child);
                }
                node = child;
            }
            node.path = i;
        }
        return root;
    }

    /** The step below this one, or {@code null} when no path goes there. A pipeline has few, so a scan is fastest. */
    PathNode child(String step) {
        for (int i = 0; i < children.size(); i++) {
            PathNode child = children.get(i);
            if (child.name.equals(step)) {
                return child;
            }
        }
        return null;
    }

    List<PathNode> children() {
        return children;
    }

    String name() {
        return name;
    }

    boolean endsPath() {
        return path != NO_PATH;
    }

    int path() {
        return path;
    }
}
