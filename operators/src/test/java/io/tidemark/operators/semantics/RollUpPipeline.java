package io.tidemark.operators.semantics;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.WindowingOptions;
import java.util.List;

/** Windows, roll-ups of them in several stages, and what happens to them. */
record RollUpPipeline(
        List<WindowDefinition> windows, List<RollUp> rollUps, WindowingOptions options, List<Step> steps) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        windows.forEach(window -> text.append(window.name())
                .append(' ')
                .append(window.assigner())
                .append(' ')
                .append(window.triggers())
                .append(' ')
                .append(window.mode())
                .append('\n'));
        rollUps.forEach(rollUp -> text.append(rollUp.name())
                .append(" of ")
                .append(rollUp.of())
                .append(' ')
                .append(rollUp.assigner())
                .append(' ')
                .append(rollUp.mode())
                .append('\n'));
        return text.append(options).append('\n').append(steps).toString();
    }
}
