package io.tidemark.operators.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.Pane;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.testing.WindowHarness;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

/** A user's program, tested as a user would: the definition in the harness, without a cluster. */
class PageLoadsTest {

    private static WindowHarness<PageLoad> harness() throws Exception {
        return new WindowHarness<>(
                PageLoads.statistics(),
                new PageLoadExtractor(),
                TypeInformation.of(PageLoad.class).createSerializer(new SerializerConfigImpl()));
    }

    @Test
    void theUsersAggregateComesOutBesideTheBuiltInOnes() throws Exception {
        try (WindowHarness<PageLoad> harness = harness()) {
            harness.event(new PageLoad("/", 1_000, 100));
            harness.restore(2);
            harness.event(new PageLoad("/", 2_000, 900));
            harness.event(new PageLoad("/", 3_000, 2_000));
            harness.endOfInput();
            WindowResult visit = harness.takeResults().stream()
                    .filter(result -> result.window().equals("visit"))
                    .findFirst()
                    .orElseThrow();
            assertThat(visit.values().value("loads")).isEqualTo(3L);
            assertThat(visit.values().value("total_ms")).isEqualTo(3_000.0);
            assertThat(visit.values().value("p50_ms")).isEqualTo(900.0);
            assertThat(visit.values().value("slow_share")).isEqualTo(1 / 3.0);
        }
    }

    @Test
    void theUsersTriggerFiresOnceAndRemembersItOverARestore() throws Exception {
        try (WindowHarness<PageLoad> harness = harness()) {
            harness.event(new PageLoad("/", 1_000, 100));
            assertThat(harness.takeResults()).isEmpty();
            harness.event(new PageLoad("/", 2_000, 1_500));
            assertThat(harness.takeResults()).singleElement().satisfies(result -> {
                assertThat(result.window()).isEqualTo("minute");
                assertThat(result.pane()).isEqualTo(Pane.EARLY);
                assertThat(result.values().value("slow_share")).isEqualTo(0.5);
            });
            harness.restore(3);
            harness.event(new PageLoad("/", 3_000, 1_500));
            assertThat(harness.takeResults()).isEmpty();
            harness.watermark(59_999);
            List<WindowResult> closing = harness.takeResults();
            assertThat(closing).extracting(WindowResult::pane).containsOnly(Pane.ON_TIME);
            assertThat(closing).extracting(WindowResult::window).containsExactly("visit", "minute");
            assertThat(harness.stateEntries()).isZero();
        }
    }
}
