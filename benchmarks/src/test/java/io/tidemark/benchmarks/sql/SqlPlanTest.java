package io.tidemark.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.KeyDraw;
import io.tidemark.benchmarks.workload.Phase;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer has to run as well as it can: in the plan that Flink documents as the fast one. */
class SqlPlanTest {

    @ParameterizedTest
    @EnumSource(
            value = WindowShape.class,
            names = {"TUMBLING", "SLIDING"})
    void alignedWindowsAreAggregatedBeforeAndAfterTheShuffle(WindowShape shape) {
        String plan = plan(shape, 500);

        assertThat(plan).contains("LocalWindowAggregate").contains("GlobalWindowAggregate");
    }

    private static String plan(WindowShape shape, int slideMillis) {
        Workload workload = new Workload(
                "plan",
                shape,
                shape == WindowShape.TUMBLING ? slideMillis : 2 * slideMillis,
                slideMillis,
                1,
                KeyDraw.UNIFORM,
                new Phase(1, 1_000),
                new Phase(1, 1_000));
        Run run = Run.open(workload, 1, 0, 0);
        try {
            return SqlEngine.plan(run);
        } finally {
            run.close();
        }
    }
}
