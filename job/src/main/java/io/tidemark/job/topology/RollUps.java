package io.tidemark.job.topology;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.RollUpConfig;
import io.tidemark.job.config.WindowConfig;
import io.tidemark.operators.RollUp;
import java.util.ArrayList;
import java.util.List;

/** Turns the roll-ups of a pipeline file, and its windows of windows, into what the operators compute. */
public final class RollUps {

    private RollUps() {}

    /** The roll-ups of a valid pipeline: windows of windows first, each in the order of the file. */
    public static List<RollUp> of(PipelineConfig pipeline) {
        List<RollUp> rollUps = new ArrayList<>();
        for (WindowConfig window : pipeline.windows()) {
            if (!window.isOfEvents()) {
                rollUps.add(RollUp.ofWindows(window.name(), window.of(), window.assigner())
                        .withMode(window.mode()));
            }
        }
        for (RollUpConfig rollUp : pipeline.rollUps()) {
            rollUps.add(RollUp.ofKeys(rollUp.name(), rollUp.of(), KeyFields.of(rollUp.by()))
                    .withMode(rollUp.mode()));
        }
        return rollUps;
    }
}
