package io.tidemark.operators;

import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import java.io.Serializable;
import java.util.Objects;

/**
 * Windows that are merged from those of another definition, without reading an event again: the same windows of coarser keys,
 * or longer windows of the same key. They compute what their source computes, of exactly the events that its windows have
 * accepted, and fire when their time passes and for every late event.
 *
 * @param name unique among all definitions of the pipeline; names the windows in results, metrics and state
 * @param of name of the source: a window definition, or another roll-up
 * @param keys into which key each key of the source goes
 * @param assigner the windows; {@code null} for those of the source
 * @param mode what a pane holds
 */
public record RollUp(String name, String of, CoarseKey keys, WindowAssigner assigner, PaneMode mode)
        implements Serializable {

    /**
     * @throws IllegalArgumentException for a blank name
     */
    public RollUp {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(mode, "mode");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a roll-up needs a name");
        }
    }

    /** The windows of {@code of}, over all keys that are the same to {@code keys}. */
    public static RollUp ofKeys(String name, String of, CoarseKey keys) {
        return new RollUp(name, of, keys, null, PaneMode.ACCUMULATING);
    }

    /** Windows of the same keys that each hold whole windows of {@code of}. */
    public static RollUp ofWindows(String name, String of, WindowAssigner assigner) {
        return new RollUp(
                name, of, CoarseKey.same(), Objects.requireNonNull(assigner, "assigner"), PaneMode.ACCUMULATING);
    }

    /** This roll-up with another pane mode. */
    public RollUp withMode(PaneMode newMode) {
        return new RollUp(name, of, keys, assigner, newMode);
    }
}
