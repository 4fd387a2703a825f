package io.tidemark.job.config;

import io.tidemark.functions.window.PaneMode;
import java.io.Serializable;
import java.util.List;

/**
 * Windows of coarser keys, merged from those of a window or of another roll-up.
 *
 * @param name unique among windows and roll-ups
 * @param of the window or roll-up that is merged
 * @param by fields of the event's key that make the coarser key; none for one key
 * @param mode what a pane holds
 */
public record RollUpConfig(String name, String of, List<String> by, PaneMode mode) implements Serializable {

    public RollUpConfig {
        by = List.copyOf(by);
    }
}
