package io.tidemark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.benchmarks.loop.PlainLoop;
import io.tidemark.benchmarks.oracle.ResultMismatchException;
import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.PaneRow;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.KeyDraw;
import io.tidemark.benchmarks.workload.Phase;
import io.tidemark.benchmarks.workload.WindowShape;
import io.tidemark.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Little input, times aside: {@link Comparison#of} fails when an engine's results are wrong. */
class SideBySideITCase {

    @ParameterizedTest
    @EnumSource(WindowShape.class)
    void everyEngineHasTheTrueResults(WindowShape shape) throws Exception {
        Workload tiny = tiny(shape);
        List<String> ran = new ArrayList<>();

        Comparison.of(new Trial("tiny", tiny, tiny, 0, everyContender()), 0, (trial, contender, measurement) -> {
            assertThat(measurement.elapsedNanos()).isPositive();
            ran.add(contender.name());
        });

        assertThat(ran).contains("Tidemark", "Tidemark/RocksDB", "loop", "SQL", "Jet/same", "WindowOperator/RocksDB");
    }

    @Test
    void anEngineThatLosesAPaneHasNoFigures() {
        assertRefused(
                run -> {
                    PaneBuffer panes = whatTheLoopFinds(run);
                    PaneBuffer lossy = run.buffer();
                    for (int i = 1; i < panes.size(); i++) {
                        panes.row(i).addTo(lossy);
                    }
                },
                "lacks 1 of");
    }

    @Test
    void anEngineThatMiscountsHasNoFigures() {
        assertRefused(
                run -> {
                    PaneBuffer panes = whatTheLoopFinds(run);
                    PaneBuffer wrong = run.buffer();
                    for (int i = 0; i < panes.size(); i++) {
                        PaneRow row = panes.row(i);
                        wrong.add(
                                row.key(),
                                row.start(),
                                row.end(),
                                row.count() + (i == 17 ? 1 : 0),
                                row.sum(),
                                row.avg(),
                                row.min(),
                                row.max(),
                                row.stddev(),
                                row.p50(),
                                row.p95(),
                                row.p99());
                    }
                },
                "has the wrong pane");
    }

    private static void assertRefused(CheckedEngine wrong, String because) {
        Workload tiny = tiny(WindowShape.TUMBLING);
        Engine engine = new Engine() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public void run(Run run) {
                wrong.run(run);
            }
        };
        assertThatThrownBy(() -> Comparison.of(
                        new Trial("tiny", tiny, tiny, 0, List.of(new Contender("wrong", engine, 1))),
                        1,
                        (trial, contender, measurement) -> {}))
                .isInstanceOf(ResultMismatchException.class)
                .hasMessageContaining(because);
    }

    private interface CheckedEngine {

        void run(Run run);
    }

    private static PaneBuffer whatTheLoopFinds(Run run) {
        Run right = Run.open(run.workload(), 1, 0, 0);
        PlainLoop.remerging().run(right);
        right.close();
        return right.panes().get(0);
    }

    private static List<Contender> everyContender() {
        Map<String, Contender> contenders = new TreeMap<>();
        for (Trial trial : Trials.of(Options.parse("--parallelism", "2"))) {
            trial.contenders().forEach(each -> contenders.put(each.name(), each));
        }
        return List.copyOf(contenders.values());
    }

    /** 20 keys and a few thousand events, some windows of one event among them. */
    private static Workload tiny(WindowShape shape) {
        int slide = shape == WindowShape.SLIDING ? 500 : 2_000;
        KeyDraw draw = shape == WindowShape.SESSION ? KeyDraw.IN_TURNS : KeyDraw.ONE_HOT;
        return new Workload("tiny", shape, 2_000, slide, 20, draw, new Phase(1_000, 14_000), new Phase(500, 10_000));
    }
}
