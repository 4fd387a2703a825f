package io.tidemark.operators.batching;

import io.tidemark.functions.BatchLayout;
import io.tidemark.functions.window.WindowAssigner;
import java.io.Serializable;

/**
 * Where batches go: to the slices of a group, or to the windows of one definition that keeps its own.
 *
 * @param position of the group among the groups, or of the definition in the pipeline
 * @param isGroup which of the two
 * @param assigner names the one slice, window or session of an event
 * @param layout what of an event is read there
 */
public record BatchTarget(int position, boolean isGroup, WindowAssigner assigner, BatchLayout layout)
        implements Serializable {

    /** Whether what events of a batch have in common is a session, which grows with them. */
    public boolean merges() {
        return assigner.isMerging();
    }
}
