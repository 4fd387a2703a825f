package io.tidemark.operators.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.RollUp;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.WindowLimitPolicy;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.WindowingOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowStagesTest {

    private static final CompositeAggregate COUNT = CompositeAggregate.of(new NamedAggregate("n", Aggregates.count()));
    private static final WindowDefinition FINE = WindowDefinition.of("fine", tumbling(10), COUNT);

    private static WindowAssigner tumbling(long millis) {
        return WindowAssigners.tumbling(Duration.ofMillis(millis));
    }

    private static RollUp all(String name, String of) {
        return RollUp.ofKeys(name, of, key -> "");
    }

    @Test
    void aRollUpIsOneStageBehindItsSource() {
        List<WindowStage> stages = WindowStages.of(
                List.of(FINE), List.of(all("b", "a"), all("a", "fine"), RollUp.ofWindows("c", "fine", tumbling(30))));
        assertThat(stages)
                .extracting(WindowStage::names)
                .containsExactly(List.of("fine"), List.of("a", "c"), List.of("b"));
        assertThat(stages.get(0).routes())
                .extracting(PartialRoute::source, PartialRoute::target)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 0), org.assertj.core.groups.Tuple.tuple(0, 1));
        assertThat(stages.get(1).sameBounds()).containsExactly(0);
        assertThat(stages.get(1).handsOn()).isTrue();
        assertThat(stages.get(2).handsOn()).isFalse();
    }

    @Test
    void withoutRollUpsThereIsOneStageThatHandsNothingOn() {
        assertThat(WindowStages.of(List.of(FINE), List.of())).singleElement().matches(stage -> !stage.handsOn());
    }

    @Test
    void whatCannotBeMadeIsRefusedWithTheReason() {
        assertRefused("there is no such definition", all("a", "gone"));
        assertRefused("a, b are of each other in a circle", all("a", "b"), all("b", "a"));
        assertRefused("a are of each other in a circle", all("a", "a"));
        assertRefused("has sessions", all("a", "visit"));
        assertRefused("that overlap", RollUp.ofWindows("a", "moving", tumbling(30)));
        assertRefused("cut some of them in two", RollUp.ofWindows("a", "fine", tumbling(25)));
    }

    private static void assertRefused(String reason, RollUp... rollUps) {
        List<WindowDefinition> windows = List.of(
                FINE,
                WindowDefinition.of("visit", WindowAssigners.session(Duration.ofMillis(5)), COUNT),
                WindowDefinition.of(
                        "moving", WindowAssigners.sliding(Duration.ofMillis(20), Duration.ofMillis(10)), COUNT));
        assertThatThrownBy(() -> WindowStages.of(windows, List.of(rollUps)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void namesAreUniqueOverBothAndProcessingTimeHasNoRollUps() {
        WindowedStatistics<?> twice =
                WindowedStatistics.of("p", new ReadingExtractor()).window(FINE).rollUp(all("fine", "fine"));
        assertThatThrownBy(twice::stages).hasMessageContaining("two window definitions named fine");
        WindowedStatistics<?> clock = WindowedStatistics.of("p", new ReadingExtractor())
                .window(FINE)
                .rollUp(all("a", "fine"))
                .options(new WindowingOptions(TimeDomain.PROCESSING, 0, 0, 0, 10, WindowLimitPolicy.REJECT));
        assertThatThrownBy(clock::stages).hasMessageContaining("need event time");
    }
}
