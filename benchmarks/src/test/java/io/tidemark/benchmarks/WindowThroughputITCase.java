package io.tidemark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the warm-up pair on little input, times aside; {@link Comparison#run} fails when the engines disagree. */
class WindowThroughputITCase {

    static List<Workload> workloads() {
        return BenchmarkOptions.parse().workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void bothEnginesProduceTheSameResults(Workload workload) throws Exception {
        Workload tiny = tiny(workload);

        Comparison comparison = Comparison.run(tiny, new BenchmarkOptions(List.of(tiny), 0, 2, "hashmap"));

        assertThat(comparison.panes().count()).isGreaterThan(tiny.keys());
    }

    /** 20 keys at most, 30 seconds of event time, 20 000 events. */
    private static Workload tiny(Workload workload) {
        return new Workload(
                workload.name(),
                workload.shape(),
                workload.size(),
                workload.slide(),
                Math.min(20, workload.keys()),
                700,
                10,
                20_000);
    }
}
