package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.Reading;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.WindowedStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the cache in front of RocksDB must never show. */
class StateCacheTest {

    private static final int KEYS = 300;

    /** Each key gets an event before each of three checkpoints; the second restore is at another parallelism. */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void nothingThatWasOnlyInMemoryIsLostAtACheckpoint(Backend backend) throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(backend, lateBy(0), Windows.tumbling(10), named("s", Windows.session(5)))) {
            for (int parallelism : List.of(1, 3, 2)) {
                for (int key = 0; key < KEYS; key++) {
                    operator.event("key" + key, parallelism, key);
                }
                operator.watermark(-100 + parallelism).restore(parallelism);
            }
            operator.endOfInput();
            List<WindowResult> results = operator.results();
            assertThat(results).hasSize(2 * KEYS);
            for (WindowResult result : results) {
                assertThat(result.count()).as(result.key()).isEqualTo(3);
                double value = Integer.parseInt(result.key().substring("key".length()));
                assertThat(result.values().value("sum")).isEqualTo(3 * value);
            }
            assertThat(operator.stateEntries()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    /** What a checkpoint holds is gone from the next when its windows have fired in between. */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void nothingThatEndedComesBackWithACheckpoint(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), Windows.tumbling(10))) {
            operator.event("a", 0, 1).event("b", 0, 1).event("b", 11, 1).restore(2);
            operator.event("c", 3, 1).watermark(9);
            assertThat(operator.panes()).hasSize(3);
            operator.restore(1);
            assertThat(operator.stateEntries())
                    .as("the window and the index of b")
                    .isEqualTo(2);
            operator.endOfInput();
            assertThat(operator.panes()).containsExactly("w [10, 20) on-time 0: 1 events, sum 1.0, ok");
        }
    }

    /** A later slice of a window that is there opens no window, and changes the index of its key all the same. */
    @ParameterizedTest
    @EnumSource(Backend.class)
    void aSliceThatOpensNoWindowIsNotForgotten(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), Windows.cumulating(20, 5))) {
            operator.event("a", 2, 1).event("b", 2, 1).restore(1);
            operator.event("a", 17, 10).event("b", 3, 10).restore(1);
            operator.event("b", 4, 100).watermark(19);
            assertThat(operator.panes())
                    .contains(
                            "w [0, 20) on-time 0: 2 events, sum 11.0, ok",
                            "w [0, 20) on-time 0: 3 events, sum 111.0, ok")
                    .hasSize(8);
            assertThat(operator.stateEntries()).isZero();
        }
    }

    @Test
    void aCacheOfLessThanNothingIsRefused() {
        WindowedStatistics<Reading> statistics = WindowedStatistics.of("p", new ReadingExtractor());
        assertThatThrownBy(() -> statistics.stateCache(-1)).hasMessageContaining("-1");
    }

    private static WindowDefinition named(String name, WindowDefinition window) {
        return WindowDefinition.of(name, window.assigner(), window.aggregate());
    }
}
