package io.tidemark.job.scenario;

import io.tidemark.operators.Pane;
import java.util.List;
import java.util.Map;

/**
 * What should have been emitted since the last expectation.
 *
 * @param lists by name; what is not in here is not looked at
 * @param ordered whether the order within a list counts
 * @param panes the panes among the results that are looked at; empty for all
 */
record Expectation(Map<RecordList, List<ExpectedRecord>> lists, boolean ordered, List<Pane> panes) {

    Expectation {
        lists = Map.copyOf(lists);
        panes = List.copyOf(panes);
    }
}
