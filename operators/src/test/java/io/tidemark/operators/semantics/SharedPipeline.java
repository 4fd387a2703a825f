package io.tidemark.operators.semantics;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.WindowingOptions;
import java.util.List;

/** A pipeline whose windows mostly share time, and what happens to it. */
record SharedPipeline(List<WindowDefinition> windows, WindowingOptions options, List<Step> steps) {

    boolean hasSessions() {
        return windows.stream().anyMatch(window -> window.assigner().isMerging());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        windows.forEach(window -> text.append(window.assigner())
                .append(" of ")
                .append(window.aggregate().names())
                .append('\n'));
        return text.append(options).append('\n').append(steps).toString();
    }
}
