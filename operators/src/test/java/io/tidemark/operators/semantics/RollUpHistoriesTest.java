package io.tidemark.operators.semantics;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Roll-ups equal the direct computation over the events that windows have accepted, of every aggregate and in every history. */
class RollUpHistoriesTest {

    @Property(tries = 300)
    void rollUpsEqualTheDirectComputation(@ForAll("pipelines") RollUpPipeline pipeline) throws Exception {
        int late = new RollUpRun(pipeline, Backend.HEAP).check().latePanesOfRollUps();
        Statistics.label("late panes of roll-ups")
                .collect(late > 0)
                .coverage(check -> check.check(true).percentage(p -> p > 25));
    }

    @Property(tries = 24)
    void everyBackendRollsUpTheSame(@ForAll("pipelines") RollUpPipeline pipeline, @ForAll Backend backend)
            throws Exception {
        new RollUpRun(pipeline, backend).check();
    }

    @Provide
    Arbitrary<RollUpPipeline> pipelines() {
        return RollUpPipelines.any();
    }
}
