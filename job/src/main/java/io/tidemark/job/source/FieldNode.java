package io.tidemark.job.source;

import io.tidemark.job.ingest.EventLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of generated records: a value, or an object of further nodes.
 *
 * @param role what the value stands for; {@code null} for an object
 */
record FieldNode(String name, FieldRole role, List<FieldNode> members) {

    /** The record itself. A path that leads through another one's value makes that value an object. */
    static FieldNode tree(EventLayout layout) {
        FieldNode root = new FieldNode("", null, new ArrayList<>());
        List<String> paths = layout.paths();
        for (String path : paths) {
            boolean leadsOn = paths.stream().anyMatch(other -> other.startsWith(path + "."));
            if (!leadsOn) {
                root.add(path, FieldRole.of(path, layout));
            }
        }
        return root;
    }

    private void add(String path, FieldRole leaf) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            members.add(new FieldNode(path, leaf, List.of()));
            return;
        }
        String step = path.substring(0, dot);
        FieldNode object = members.stream()
                .filter(member -> member.name.equals(step))
                .findFirst()
                .orElse(null);
        if (object == null) {
            object = new FieldNode(step, null, new ArrayList<>());
            members.add(object);
        }
        object.add(path.substring(dot + 1), leaf);
    }
}
