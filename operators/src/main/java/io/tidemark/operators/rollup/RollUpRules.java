package io.tidemark.operators.rollup;

import io.tidemark.functions.window.TimeMath;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowGrid;
import java.util.Optional;

/** What windows can be rolled up; every rule says for a person why one cannot. */
public final class RollUpRules {

    private RollUpRules() {}

    /** Why windows of an assigner cannot be merged with those of other keys; empty when they can. */
    public static Optional<String> obstacleOfKeys(WindowAssigner source) {
        if (source.isMerging()) {
            return Optional.of(
                    "has sessions, whose bounds differ from key to key: there are no windows to merge them in");
        } else if (!source.endsByTime()) {
            return Optional.of("has a global window, which never closes and so never has anything to hand on");
        }
        return Optional.empty();
    }

    /** Why windows cannot be merged from others; empty when they can: each holds whole windows that hold each event once. */
    public static Optional<String> obstacleOfWindows(WindowAssigner source, WindowAssigner own) {
        Optional<String> ofKeys = obstacleOfKeys(source);
        if (ofKeys.isPresent()) {
            return ofKeys;
        } else if (source.overlaps()) {
            return Optional.of("has windows that overlap: an event would count once for each of them");
        }
        Optional<WindowGrid> from = source.grid();
        Optional<WindowGrid> to = own.grid();
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.of(
                    "and this window do not both have windows of a fixed size: whether one holds the other whole"
                            + " cannot be told");
        }
        return contains(to.get(), from.get())
                ? Optional.empty()
                : Optional.of("has windows of " + from.get().stepMillis() + " ms that begin at "
                        + TimeMath.phase(
                                from.get().offsetMillis(), 0, from.get().stepMillis())
                        + " ms, and this window would cut some of them in two; its size, slide or step has to be a multiple"
                        + " of that, and its offset has to fit");
    }

    /** Whether every point of one grid is a point of the other. */
    private static boolean contains(WindowGrid coarse, WindowGrid fine) {
        return coarse.stepMillis() % fine.stepMillis() == 0
                && TimeMath.phase(coarse.offsetMillis(), fine.offsetMillis(), fine.stepMillis()) == 0;
    }
}
